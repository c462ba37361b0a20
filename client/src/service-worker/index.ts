export { passedBy } from "./passed-by.ts";
export { serveShell } from "./shell.ts";
export { keepTiles } from "./tiles.ts";
export type { Precached } from "./shell.ts";
export { showPushes } from "./notifications.ts";
export type { Notifying, Shown } from "./notifications.ts";
export type { WorkerScope } from "./worker-types.ts";
