import { z } from "zod";
import type { LayerSpecification } from "maplibre-gl";

const byLanguage = z.record(z.string(), z.string());
const bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const Shown = z.object({
  attribution: z.string(),
  attributions: byLanguage.default({}),
  /** On this server, with {z}, {x} and {y}. */
  tiles: z.string().startsWith("/tiles/"),
  minzoom: z.number().default(0),
  maxzoom: z.number(),
  tileSize: z.number().default(512),
});

const Layer = Shown.extend({ id: z.string(), names: byLanguage, overlay: z.boolean(), bounds: bounds.optional() });

const Described = Shown.extend({
  bounds,
  /** "none" where there are only layers. */
  format: z.enum(["vector", "raster", "none"]),
  /** The operator's own, for vector tiles of another schema; their source is named "base". */
  styleLayers: z.array(z.custom<LayerSpecification>((layer) => typeof layer === "object" && layer !== null)).optional(),
  layers: z.array(Layer).default([]),
});

/** What there is to draw under everything else (server/src/edge/described-map.ts). */
export type DescribedMap = z.infer<typeof Described>;
/** Pictures that may be laid over the base map (`overlay`) or put in its place. */
export type MapLayer = z.infer<typeof Layer>;

/** Undefined where no map was imported or the server can't be reached. */
export async function describedMap(): Promise<DescribedMap | undefined> {
  try {
    const response = await fetch("/tiles/map.json", { signal: AbortSignal.timeout(4000) });
    return response.ok ? Described.safeParse(await response.json()).data : undefined;
  } catch {
    return undefined;
  }
}

/** Words that come in several languages, in this one where there are any. */
export function inLanguage(words: Readonly<Record<string, string>>, language: string): string | undefined {
  return words[language.split("-")[0] ?? ""] ?? words["en"];
}

/** Whom to name for what is shown, in this language. */
export const attributionOf = ({ attribution, attributions }: Pick<MapLayer, "attribution" | "attributions">, language: string): string =>
  attributions[language.split("-")[0] ?? ""] ?? attribution;
