/** From an OpenStreetMap extract (.osm.pbf) to the map in PostGIS and the street graph. */
export type { ExtractSource } from "./blobs.ts";
export { type ImportedMap, importMap, type ImportRequest } from "./import-map.ts";
export { UnusableExtract } from "./unusable-extract.ts";
