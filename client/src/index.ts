export * from "./connect/index.ts";
export { createTone, markTitle } from "./sound.ts";
