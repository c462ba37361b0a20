import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cellNumber, type CoverageRaster } from "@najda/geo";

/** The operator's own count of people: a CSV of `lng,lat,people`, a point and how many live around it. */
export interface PopulationFile {
  readonly hash: string;
  readonly text: string;
}

export async function readPopulationFile(path: string): Promise<PopulationFile> {
  const bytes = await readFile(path);
  return { hash: createHash("sha256").update(bytes).digest("hex"), text: bytes.toString("utf8") };
}

/** Sums the people by cell; points outside the map are left out. Throws, with the line, on one that can't be read. */
export function peopleByCell(text: string, raster: CoverageRaster): Map<number, number> {
  const found = new Map<number, number>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const fields = line.split(",").map((field) => field.trim());
    const isHeading = index === 0 && fields[0]?.toLowerCase() === "lng";
    if (line.trim() === "" || isHeading) continue;
    const [lng, lat, people] = fields.map((field) => (field === "" ? Number.NaN : Number(field))) as [number, number, number];
    if (fields.length !== 3 || ![lng, lat, people].every(Number.isFinite) || people < 0) {
      throw new Error(`Line ${index + 1} of the population file is not "lng,lat,people": ${line.slice(0, 60)}`);
    }
    const cell = cellNumber(raster, lng, lat);
    if (cell >= 0 && people > 0) found.set(cell, (found.get(cell) ?? 0) + people);
  }
  return found;
}
