import { parentPort } from "node:worker_threads";
import type { Ask } from "./asks.ts";

/** The real thread, but it dies of a place in the far south and never comes back from one in the far north. */
await import("./search.worker.ts");
parentPort!.on("message", (ask: Ask) => {
  if (ask.name !== "travelTimes") return;
  if (ask.input.incident[1] < -80) throw new Error("a fault of the search");
  while (ask.input.incident[1] > 80);
});
