import type { Result } from "./deliveries.sql.ts";
import type { Outcome } from "./ports.ts";

const mostAttempts = 8;
const firstPauseSeconds = 5;
const ourFaultPauseSeconds = 60;

interface Tried {
  readonly subscriptionId: string;
  /** This one included. */
  readonly attempts: number;
  readonly now: Date;
}

/** What one answer of a far end means for the recipient: told, gone, given up, or to be tried again and when. */
export function resultOf(outcome: Outcome, { subscriptionId, attempts, now }: Tried): Result {
  const seconds = pauseAfter(outcome, attempts);
  const reason = "reason" in outcome ? outcome.reason.slice(0, 200) : undefined;
  if (outcome.kind === "accepted" || outcome.kind === "gone") return { subscriptionId, state: outcome.kind };
  if (seconds === undefined || attempts >= mostAttempts) return { subscriptionId, state: "failed", reason };
  return { subscriptionId, state: "waiting", reason, notBefore: new Date(now.getTime() + seconds * 1000) };
}

function pauseAfter(outcome: Outcome, attempts: number): number | undefined {
  switch (outcome.kind) {
    case "later":
      return Math.max(outcome.seconds, 1);
    case "unreached":
    case "unknown":
      return firstPauseSeconds * 2 ** (attempts - 1);
    case "our-key":
      return ourFaultPauseSeconds;
    default:
      return undefined;
  }
}
