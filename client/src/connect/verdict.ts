import type { Answer } from "@najda/protocol";
import type { Refusal } from "../translations/refusal-sentence.ts";

/**
 * What an attempt to send a command came to.
 * `later`: not done, or unknown (no answer, a fault): the same id may and must be sent again.
 */
export type Verdict =
  | { readonly kind: "done"; readonly value: unknown }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "signed-out" }
  | {
      readonly kind: "later";
      readonly why: "unreachable" | "no-answer" | "fault" | "busy";
      readonly refusal?: Refusal;
      readonly afterSeconds?: number;
    };

const faults: readonly string[] = ["internal"];
const busy: readonly string[] = ["not-ready", "too-many"];

const secondsOf = (facts: Answer<unknown> & { ok: false }): { afterSeconds?: number } => {
  const seconds = facts.facts?.["seconds"];
  return typeof seconds === "number" ? { afterSeconds: seconds } : {};
};

/** What the server's answer means for the sender. */
export function judge(answer: Answer<unknown>): Verdict {
  if (answer.ok) return { kind: "done", value: answer.value };
  const { code, message, facts } = answer;
  const refusal: Refusal = { code, message, facts };
  if (code === "signed-out") return { kind: "signed-out" };
  if (faults.includes(code)) return { kind: "later", why: "fault", refusal };
  if (busy.includes(code)) return { kind: "later", why: "busy", refusal, ...secondsOf(answer) };
  return { kind: "refused", refusal };
}
