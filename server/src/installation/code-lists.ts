import type { Disposition, Input } from "@najda/protocol";

type Type = Input<"incident-type:save">;

const need = (capability: string, count = 1) => ({ capability, count });
const type = (code: string, priority: number, needs: Type["needs"]): Omit<Type, "names"> => ({ code, priority, needs });

/**
 * The catalogue that a new installation starts with: common words of the trade (APCO 2.103.2 and NEMSIS dispatch
 * reasons, reduced), each with the capabilities that its first alarm needs. Names come with the glossary's words.
 */
export const startingTypes: readonly Omit<Type, "names">[] = [
  type("cardiac-arrest", 1, [need("als"), need("bls")]),
  type("structure-fire", 1, [need("engine", 2), need("ladder"), need("bls")]),
  type("road-collision-trapped", 1, [need("rescue"), need("als"), need("patrol")]),
  type("shooting", 1, [need("patrol", 2), need("als")]),
  type("drowning", 1, [need("rescue"), need("als")]),
  type("building-collapse", 1, [need("rescue", 2), need("engine"), need("als")]),
  type("explosion", 1, [need("engine", 2), need("als"), need("patrol")]),
  type("unconscious", 1, [need("als")]),
  type("breathing-difficulty", 1, [need("als")]),
  type("chest-pain", 1, [need("als")]),
  type("stroke", 1, [need("als")]),
  type("stabbing", 1, [need("patrol"), need("als")]),
  type("kidnapping", 1, [need("patrol", 2)]),
  type("burglary-in-progress", 2, [need("patrol", 2)]),
  type("road-collision", 2, [need("bls"), need("patrol")]),
  type("vehicle-fire", 2, [need("engine")]),
  type("wildfire", 2, [need("engine", 2)]),
  type("gas-leak", 2, [need("engine")]),
  type("gas-inhalation", 1, [need("engine"), need("als")]),
  type("childbirth", 2, [need("als")]),
  type("bleeding", 2, [need("bls")]),
  type("burn", 2, [need("als")]),
  type("poisoning", 2, [need("als")]),
  type("electric-shock", 1, [need("als")]),
  type("domestic-violence", 2, [need("patrol")]),
  type("robbery", 2, [need("patrol", 2)]),
  type("suicide-attempt", 2, [need("patrol"), need("bls")]),
  type("missing-person", 3, [need("patrol")]),
  type("lost-child", 3, [need("patrol")]),
  type("suspicious-object", 2, [need("patrol")]),
  type("flood", 2, [need("rescue")]),
  type("chemical-spill", 2, [need("engine"), need("rescue")]),
  type("power-line-down", 3, [need("engine")]),
  type("fall", 3, [need("bls")]),
  type("fight", 3, [need("patrol")]),
  type("elevator-stuck", 3, [need("engine")]),
  type("animal", 4, [need("patrol")]),
  type("noise", 5, [need("patrol")]),
  type("other", 3, []),
];

/** The outcomes that a new installation starts with (APCO 1.111.2, reduced); names from the glossary. */
export const startingDispositions: readonly Disposition["code"][] = [
  "handled-on-scene",
  "taken-to-hospital",
  "transport-refused",
  "fire-out",
  "arrest-made",
  "report-taken",
  "mistaken",
  "malicious",
  "nothing-found",
  "phone-advice",
];
