import type { LngLat } from "@najda/protocol";

/** Open Location Code 1.0 (github.com/google/open-location-code, specification.md). */
const alphabet = "23456789CFGHJMPQRVWX";
const separatorAt = 8;
/** Degrees of one step of the grid that follows the ten digits: five rows, four columns each time. */
const gridRows = 5;
const gridColumns = 4;
const codes = /^([23456789CFGHJMPQRVWX]{2,8})(0*)\+([23456789CFGHJMPQRVWX]*)$/;

/**
 * The middle of a Plus Code's cell. A short code ("9G8F+6X") means the nearest one to `near`, and nothing without it.
 * Undefined for a text that is no code, and for a code whose cell lies beyond the poles.
 */
export function readPlusCode(text: string, near?: LngLat): LngLat | undefined {
  const match = codes.exec(text.trim().toUpperCase().replace(/\s*\+\s*/, "+"));
  if (match === null) return undefined;
  const [, head = "", zeros = "", tail = ""] = match;
  const length = head.length + zeros.length;
  if (length % 2 !== 0 || tail.length === 1 || (zeros !== "" && (tail !== "" || length !== separatorAt || head.length % 2 !== 0))) return undefined;
  if (length === separatorAt) return centre(head + tail);
  if (zeros !== "" || near === undefined) return undefined;
  return recovered(head + tail, separatorAt - length, near);
}

/** The cell's middle for the digits of a full code, padding taken off. */
function centre(digits: string): LngLat | undefined {
  let [lat, lng] = [-90, -180];
  let [high, wide] = [400, 400];
  for (const [at, digit] of Array.from(digits.slice(0, 15)).entries()) {
    const value = alphabet.indexOf(digit);
    if (at < 10) {
      if (at % 2 === 0) lat += value * (high /= 20);
      else lng += value * (wide /= 20);
    } else {
      lat += Math.floor(value / gridColumns) * (high /= gridRows);
      lng += (value % gridColumns) * (wide /= gridColumns);
    }
  }
  return lat >= 90 || lng >= 180 ? undefined : [lng + wide / 2, Math.min(90, lat + high / 2)];
}

/** Puts the digits in front that lead nearest to the reference: its own cell, or a neighbour half a cell away. */
function recovered(digits: string, missing: number, [lng, lat]: LngLat): LngLat | undefined {
  const cell = 20 ** (2 - missing / 2);
  const found = centre(prefix([lng, lat], missing) + digits);
  if (found === undefined) return undefined;
  const nearer = (value: number, reference: number): number => value - cell * Math.round((value - reference) / cell);
  const latitude = nearer(found[1], lat);
  return [nearer(found[0], lng), Math.abs(latitude) > 90 ? found[1] : latitude];
}

/** The first digits of the code of a place. */
function prefix([lng, lat]: LngLat, count: number): string {
  let text = "";
  let [north, east] = [Math.min(lat, 89.999999) + 90, lng + 180];
  for (let at = 0, size = 20; at < count; at += 2, size /= 20) {
    text += alphabet[Math.floor(north / size)]! + alphabet[Math.floor(east / size)]!;
    north %= size;
    east %= size;
  }
  return text;
}
