import type { Area, LngLat } from "@najda/protocol";

/** What is wrong with typed corners; `line` counts from 1. */
export type CornerFault = { readonly fault: "line"; readonly line: number; readonly text: string } | { readonly fault: "too-few" };

const western = (text: string): string =>
  text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll("٫", ".")
    .replaceAll("،", ",");

function cornerOf(line: string): LngLat | undefined {
  const parts = western(line).split(/[\s,;]+/).filter((part) => part !== "");
  const [lat, lng] = parts.map(Number);
  if (parts.length !== 2 || lat === undefined || lng === undefined) return undefined;
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : undefined;
}

/** Reads one corner per line, "latitude, longitude" as people say them, in Latin, Arabic or Persian digits; closes the ring. */
export function areaFromLines(text: string): Area | CornerFault {
  const corners: LngLat[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const corner = cornerOf(line);
    if (corner === undefined) return { fault: "line", line: index + 1, text: line.trim() };
    corners.push(corner);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  if (first !== undefined && last !== undefined && corners.length > 3 && first[0] === last[0] && first[1] === last[1]) corners.pop();
  if (first === undefined || corners.length < 3) return { fault: "too-few" };
  return { type: "Polygon", coordinates: [[...corners, first]] };
}

/** The outer ring of an area as lines that `areaFromLines` reads; five decimals are a metre. */
export function linesFromArea(area: Area | undefined): string {
  const ring = area?.type === "Polygon" ? area.coordinates[0] : area?.coordinates[0]?.[0];
  return (ring ?? []).slice(0, -1).map(([lng, lat]) => `${lat.toFixed(5)}, ${lng.toFixed(5)}`).join("\n");
}
