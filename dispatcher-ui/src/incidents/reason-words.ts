import type { Reason } from "@najda/protocol";

/** Facts as they stand in a sentence, already in the reader's language. */
export interface ReasonFormats {
  age(seconds: number): string;
  distance(metres: number): string;
}

type Key = Reason["code"] | "busy-elsewhere" | "position-fresh-unknown" | "position-old-unknown" | "too-far-unknown";

export interface ReasonSentence {
  /** In the table `console.reasons`. */
  readonly key: Key;
  /** Empty where the sentence does not speak of it. */
  readonly values: { readonly capability: string; readonly number: string; readonly age: string; readonly distance: string };
}

/** Sentences that name a fact, and the one to use when the fact did not come along. */
const needs: Partial<Record<Reason["code"], { fact: string; otherwise: Key }>> = {
  busy: { fact: "number", otherwise: "busy-elsewhere" },
  "position-fresh": { fact: "seconds", otherwise: "position-fresh-unknown" },
  "position-old": { fact: "seconds", otherwise: "position-old-unknown" },
  "too-far": { fact: "metres", otherwise: "too-far-unknown" },
};

/** The sentence of a reason: which one depends on which facts came with it. */
export function reasonSentence({ code, facts = {} }: Reason, format: ReasonFormats): ReasonSentence {
  const need = needs[code];
  const [seconds, metres] = [facts["seconds"], facts["metres"]];
  return {
    key: need !== undefined && facts[need.fact] === undefined ? need.otherwise : code,
    values: {
      capability: String(facts["capability"] ?? facts["needed"] ?? ""),
      number: String(facts["number"] ?? ""),
      age: typeof seconds === "number" ? format.age(seconds) : "",
      distance: typeof metres === "number" ? format.distance(metres) : "",
    },
  };
}
