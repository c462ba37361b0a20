import type { Refusal } from "../translations/refusal-sentence.ts";
import type { Verdict } from "./verdict.ts";

/** What the person who pressed is told in the end. */
export type Sent<Value> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "queued" };

/**
 * Whether a command that can't wait in the outbox is tried once more: an unanswered one is, with the same id, until
 * the answer is known or `patience` runs out. Then the truth: never reached anybody, or nobody knows.
 */
export function whatNow(verdict: Verdict, attempts: number, mayHaveArrived: boolean): "again" | Sent<unknown> {
  if (verdict.kind === "done") return verdict;
  if (verdict.kind === "refused") return verdict;
  if (verdict.kind === "signed-out") return refused("signed-out");
  if (verdict.why === "unreachable" && !mayHaveArrived) return attempts < 2 ? "again" : refused("offline");
  if (attempts < mostAttempts) return "again";
  return verdict.refusal === undefined ? refused("unknown-outcome") : { kind: "refused", refusal: verdict.refusal };
}

const mostAttempts = 4;

export const refused = (code: string): { kind: "refused"; refusal: Refusal } => ({ kind: "refused", refusal: { code, message: code } });

/** True from the first attempt that may have reached the server: from then on "not done" can't be said. */
export const mayArrive = (verdict: Verdict): boolean => verdict.kind === "later" && verdict.why !== "unreachable" && verdict.why !== "busy";
