import type { PushFault } from "@najda/client";

/** What is known of receiving on this phone. */
export interface ReceivingFacts {
  /** How many cells alerts are asked for. */
  readonly cells: number;
  readonly subscribed: boolean;
  readonly permission: "granted" | "denied" | "default" | "none";
  /** The page's own connection stands. */
  readonly live: boolean;
}

/** In words: it works, only while the page is open, not at all, or there is no place to warn about. */
export type ReceivingState = "on" | "pageOnly" | "off" | "noPlaces";

/** Never says that alerts arrive when the browser has taken the permission back. */
export function receivingState({ cells, subscribed, permission, live }: ReceivingFacts): ReceivingState {
  if (cells === 0) return "noPlaces";
  if (subscribed && permission === "granted") return "on";
  return live ? "pageOnly" : "off";
}

/** The words for why this phone can't be woken. */
export const faultWords: Readonly<Record<PushFault, "unsupported" | "denied" | "timeout">> = {
  unsupported: "unsupported",
  denied: "denied",
  "no-answer": "timeout",
  failed: "timeout",
};
