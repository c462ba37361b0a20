export * from "./connect/index.ts";
export { createTone, markTitle } from "./sound.ts";
export type { Tone } from "./sound.ts";
export { subscribeToPush } from "./push.ts";
export type { PushFault, PushResult } from "./push.ts";
export { onWorkerMessage, registerServiceWorker } from "./register.ts";
export type { UseNewVersion } from "./register.ts";
