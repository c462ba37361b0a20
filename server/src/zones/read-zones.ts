import { checkArea } from "@najda/geo";
import { Language, Refused, type Area, type PlaceNames, type ZoneCollection } from "@najda/protocol";

/** A zone as the file has it, checked. */
export interface NewZone {
  readonly code: string;
  readonly name: string;
  /** By language, beside the name as signposted. */
  readonly names: PlaceNames;
  readonly targetMinutes: number | null;
  readonly area: Area;
}

/** Together with the size of a message these keep the checks short. */
const maxVertices = 2000;
const longest = 120;
const mostNames = 30;
/** Minutes; kept in the table's constraint too. */
const longestTarget = 240;

/**
 * The zones of a file, or `Refused("zones-invalid", { feature, why })` for the first that can't be used (counted from
 * 1). Nothing is repaired: who is responsible must be what was decided. Other work goes on between two features.
 */
export async function readZones({ features }: ZoneCollection): Promise<NewZone[]> {
  const zones: NewZone[] = [];
  const codes = new Set<string>();
  for (const [at, { properties, geometry }] of features.entries()) {
    const refuse = (why: string): never => {
      throw new Refused("zones-invalid", { feature: at + 1, why });
    };
    const code = word(properties?.["code"]) ?? word(properties?.["id"]) ?? refuse("code-missing");
    if (code.length > longest || codes.has(code)) refuse(codes.has(code) ? "code-repeated" : "code-too-long");
    codes.add(code);
    const name = word(properties?.["name"]) ?? code;
    zones.push({ code, name: name.slice(0, longest), names: namesIn(properties ?? {}), targetMinutes: minutesIn(properties?.["targetMinutes"], refuse), area: checked(geometry, refuse) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return zones;
}

/** `name:ar`, `name:en`, ... as OpenStreetMap writes them. */
function namesIn(properties: Record<string, unknown>): PlaceNames {
  const names: PlaceNames = {};
  for (const [key, value] of Object.entries(properties)) {
    const language = key.startsWith("name:") ? Language.safeParse(key.slice("name:".length)).data : undefined;
    const name = word(value);
    if (language !== undefined && name !== undefined && Object.keys(names).length < mostNames) names[language] = name.slice(0, longest);
  }
  return names;
}

/** Whole minutes; a mapping program may have made text of them. */
function minutesIn(value: unknown, refuse: (why: string) => never): number | null {
  if (value === undefined || value === null || value === "") return null;
  const minutes = typeof value === "string" ? Number(value) : value;
  if (typeof minutes !== "number" || !Number.isInteger(minutes) || minutes < 1 || minutes > longestTarget) return refuse("target-minutes");
  return minutes;
}

/** Control characters can't be stored, or only confuse. */
function word(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  // oxlint-disable-next-line no-control-regex
  const text = String(value).replace(/[\u0000-\u001f\u007f]/g, " ").trim();
  return text === "" || !text.isWellFormed() ? undefined : text;
}

function checked(geometry: unknown, refuse: (why: string) => never): Area {
  try {
    return checkArea(geometry, { maxVertices });
  } catch (error) {
    if (error instanceof Refused) return refuse(String(error.facts["why"]));
    throw error;
  }
}
