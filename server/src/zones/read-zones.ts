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

/** What one zone may have. */
interface Limits {
  readonly maxVertices: number;
  readonly maxRings?: number;
}

/** In a command, beside other work: together with the size of a message these keep the checks short. */
const commandLimits: Limits = { maxVertices: 2000 };
const longest = 120;
const mostNames = 30;
/** Minutes; kept in the table's constraint too. */
const longestTarget = 240;

/** The zones of a command. Other work goes on between two features. */
export async function readZones({ features }: ZoneCollection): Promise<NewZone[]> {
  const read = zoneReader(commandLimits);
  const zones: NewZone[] = [];
  for (const feature of features) {
    zones.push(read(feature));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return zones;
}

/**
 * Reads the features of one file in turn; `Refused("zones-invalid", { feature, why })` for the first that can't be used
 * (counted from 1). Nothing is repaired: who is responsible must be what was decided.
 */
export function zoneReader(limits: Limits): (feature: { readonly properties?: unknown; readonly geometry?: unknown }) => NewZone {
  const codes = new Set<string>();
  let feature = 0;
  const refuse = (why: string): never => {
    throw new Refused("zones-invalid", { feature, why });
  };
  return ({ properties, geometry }) => {
    feature += 1;
    const known: Record<string, unknown> = typeof properties === "object" && properties !== null ? { ...properties } : {};
    const code = word(known["code"]) ?? word(known["id"]) ?? refuse("code-missing");
    if (code.length > longest || codes.has(code)) refuse(codes.has(code) ? "code-repeated" : "code-too-long");
    codes.add(code);
    const name = (word(known["name"]) ?? code).slice(0, longest);
    return { code, name, names: namesIn(known), targetMinutes: minutesIn(known["targetMinutes"], refuse), area: checked(geometry, { limits, refuse }) };
  };
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

function checked(geometry: unknown, { limits, refuse }: { limits: Limits; refuse: (why: string) => never }): Area {
  try {
    return checkArea(geometry, limits);
  } catch (error) {
    if (error instanceof Refused) return refuse(String(error.facts["why"]));
    throw error;
  }
}
