import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { faultsOf, fitted } from "./style-layers.ts";
import { CannotStart } from "../infra/postgres-cannot-start.ts";

const byLanguage = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().max(200));
const httpUrl = z.string().regex(/^https?:\/\/[^\s]+$/);
const file = z.string().min(1);

/** Where tiles come from: another host by template, a web map service, or a file on this machine. */
const From = z.union([
  z.strictObject({ tiles: httpUrl.refine((url) => ["{z}", "{x}", "{y}"].every((part) => url.includes(part)), "needs {z}, {x} and {y}") }),
  z.strictObject({ wms: httpUrl, layers: z.string().min(1), styles: z.string().default(""), version: z.enum(["1.1.1", "1.3.0"]).default("1.3.0") }),
  z.strictObject({ pmtiles: file }),
  z.strictObject({ mbtiles: file }),
]);
export type From = z.infer<typeof From>;

const Shown = z.strictObject({
  from: From,
  /** Owed wherever the pictures show. */
  attribution: z.string().max(300),
  attributions: byLanguage.default({}),
  minzoom: z.int().min(0).max(22).default(0),
  maxzoom: z.int().min(0).max(22).default(19),
  tileSize: z.union([z.literal(256), z.literal(512)]).default(256),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
});

const Layer = Shown.extend({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/).refine((id) => id !== "base", "is taken"),
  /** What people choose it by, by language; `en` at least. */
  names: byLanguage.refine((names) => names["en"] !== undefined, "needs en"),
  /** Lies over the base map and lets it through; otherwise it takes its place, but for the labels. */
  overlay: z.boolean().default(false),
});

const Base = Shown.extend({
  name: z.string().default("Map"),
  format: z.enum(["vector", "raster"]),
  /** Layers of a MapLibre style for vector tiles of another schema than Najda's own; `fitted` makes them fit. */
  styleLayers: z.array(z.looseObject({ id: z.string(), type: z.string() })).optional(),
});

const SourceList = z.strictObject({ base: Base.optional(), layers: z.array(Layer).max(20).default([]) });
export type SourceList = z.infer<typeof SourceList>;
export type Shown = z.infer<typeof Shown>;

/** Reads MAP_SOURCES_FILE; paths in it count from its folder. Throws `CannotStart` with a sentence for what can't be used. */
export function readSourceList(path: string | undefined): SourceList {
  if (path === undefined) return { layers: [] };
  const read = SourceList.safeParse(parsed(path));
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new CannotStart(`MAP_SOURCES_FILE ${path} can't be used. ${faults}. See docs/operations.md.`);
  }
  const ids = read.data.layers.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new CannotStart(`MAP_SOURCES_FILE ${path} can't be used. Two layers have the same id.`);
  const styleLayers = read.data.base?.styleLayers && fitted(read.data.base.styleLayers);
  const [fault, ...more] = styleLayers === undefined ? [] : faultsOf(styleLayers);
  if (fault !== undefined) throw new CannotStart(`MAP_SOURCES_FILE ${path} can't be used. base.styleLayers: ${[fault, ...more.slice(0, 2)].join("; ")}.`);
  const near = (from: From): From => {
    if ("pmtiles" in from) return { pmtiles: resolve(dirname(path), from.pmtiles) };
    return "mbtiles" in from ? { mbtiles: resolve(dirname(path), from.mbtiles) } : from;
  };
  const { base, layers } = read.data;
  return { ...(base === undefined ? {} : { base: { ...base, from: near(base.from), ...(styleLayers !== undefined && { styleLayers }) } }), layers: layers.map((layer) => ({ ...layer, from: near(layer.from) })) };
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new CannotStart(`MAP_SOURCES_FILE ${path} can't be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
