import { checkArea } from "@najda/geo";
import { Refused, type Area, type ZoneCollection } from "@najda/protocol";

/** A zone as the file has it, checked. */
export interface NewZone {
  readonly code: string;
  readonly name: string;
  readonly area: Area;
}

/** Together with the size of a message these keep the checks short. */
const maxVertices = 2000;
const longest = 120;

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
    zones.push({ code, name: name.slice(0, longest), area: checked(geometry, refuse) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return zones;
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
