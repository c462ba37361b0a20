/** The few things that a person in fear can choose from, and the incident types each stands for, the fittest first. */
export const kinds = ["fire", "sick", "crash", "violence", "trapped", "water", "gas", "other"] as const;
export type Kind = (typeof kinds)[number];

const types: Readonly<Record<Kind, readonly string[]>> = {
  fire: ["structure-fire", "fire", "vehicle-fire", "wildfire"],
  sick: ["unconscious", "medical", "breathing-difficulty", "chest-pain", "bleeding", "cardiac-arrest"],
  crash: ["road-collision", "road-collision-trapped"],
  violence: ["fight", "robbery", "violence", "burglary-in-progress", "shooting"],
  trapped: ["building-collapse", "elevator-stuck", "rescue"],
  water: ["flood", "drowning"],
  gas: ["gas-leak", "gas-inhalation", "chemical-spill", "poisoning"],
  other: ["other", "public-assist", "unknown-problem"],
};

/** More precise words for what was pressed, for a person who has the time: of those, what this installation knows. */
export const typesOf = (kind: Kind, known: readonly string[]): readonly string[] => types[kind].filter((code) => known.includes(code));

/** A choice on the screen, and the incident type that goes to the desk. */
export interface Choice {
  readonly kind: Kind;
  readonly type: string;
}

/**
 * The choices of an installation: those it has a type for. Without its list (no connection yet) the first type of each is
 * taken: the desk can change it. "Something else" is always there, with the installation's last type if need be.
 */
export function choicesOf(known: readonly string[]): readonly Choice[] {
  if (known.length === 0) return kinds.map((kind) => ({ kind, type: types[kind][0] ?? "other" }));
  return kinds.flatMap((kind): Choice[] => {
    const type = types[kind].find((code) => known.includes(code)) ?? (kind === "other" ? known.at(-1) : undefined);
    return type === undefined ? [] : [{ kind, type }];
  });
}

/** Which of the choices a type belongs to, so that a report is called what the person pressed. */
export const kindOf = (type: string): Kind => kinds.find((kind) => types[kind].includes(type)) ?? "other";
