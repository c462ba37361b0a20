import type { LngLat } from "@najda/protocol";
import { foldDigits } from "../command-line/fold.ts";

/** A typed place, latitude first as people and phones say it: "31.9539, 35.9106", also "31.9539N 35.9106E". Undefined when it is none. */
export function parseCoordinates(text: string): LngLat | undefined {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*°?\s*([NSns])?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([EWew])?\s*$/.exec(foldDigits(text).replaceAll("٫", "."));
  if (match?.[1] === undefined || match[3] === undefined) return undefined;
  const latitude = Number(match[1]) * (/s/i.test(match[2] ?? "") ? -1 : 1);
  const longitude = Number(match[3]) * (/w/i.test(match[4] ?? "") ? -1 : 1);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : undefined;
}

/** "31.95390, 35.91060": five digits are about a metre. */
export const formatCoordinates = ([longitude, latitude]: LngLat): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
