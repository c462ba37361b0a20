import type { PublishedAlert } from "@najda/protocol";
import { concerns } from "./nearness.ts";
import type { Nearness } from "./nearness.ts";

/** What an alert does when it reaches an open page: comes to the front, rings only, or waits quietly on the first screen. */
export type Arrival = "front" | "ring" | "quiet";

interface Circumstances {
  readonly near: Nearness;
  /** What this phone knew of it before. */
  readonly before: PublishedAlert | undefined;
  /** What it knows now: a newer version, or the end, may have come along with it. */
  readonly after: PublishedAlert | undefined;
  /** False for what stood already when the page was opened: whoever opens it to ask for help must not be led elsewhere. */
  readonly news: boolean;
  readonly now: number;
}

export function arrivalOf(heard: PublishedAlert, { near, before, after, news, now }: Circumstances): Arrival {
  const known = before !== undefined && before.version >= heard.version;
  const overtaken = after === undefined || after.version !== heard.version || after.kind !== heard.kind;
  if (!news || known || overtaken || !concerns(near)) return "quiet";
  if (heard.kind !== "alert") return before === undefined ? "quiet" : "ring";
  return Date.parse(heard.expires) > now ? "front" : "quiet";
}
