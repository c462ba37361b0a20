export { capAlert, capIdentifier, capType, capUrl } from "./cap-alert.ts";
export type { CapSettings, Sent } from "./cap-alert.ts";
export { atomFeed, atomType } from "./atom.ts";
export type { FeedSettings } from "./atom.ts";
