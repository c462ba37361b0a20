import type { LngLat } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";

/** A number with up to three parts: degrees, minutes, seconds, with their marks or none. */
const number = String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*(?:°|d|deg)?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:['’′m]|min)?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:''|′′|["”s]|sec)?)?)?`;
const letter = "([NSEWO])";
/** The letter of the hemisphere before both numbers, behind them, or nowhere; and which groups then are which. */
const forms = [
  { pattern: twice(`${letter}\\s*${number}`), read: ([side, ...parts]: Parts) => angle(parts, side) },
  { pattern: twice(`${number}\\s*${letter}`), read: (parts: Parts) => angle(parts.slice(0, 3), parts[3]) },
  { pattern: twice(number), read: (parts: Parts) => angle(parts) },
];
type Parts = (string | undefined)[];

function twice(part: string): RegExp {
  return new RegExp(String.raw`^${part}\s*[,;/\s]\s*${part}$`, "i");
}

const plain = /^([+-]?\d{1,3}(?:\.\d+)?)\s*[,;/\s]\s*([+-]?\d{1,3}(?:\.\d+)?)$/;
/** "35,91 44,02": a comma that separates decimals. */
const commas = /^([+-]?\d{1,3}),(\d{3,})\s*[;/\s]\s*([+-]?\d{1,3}),(\d{3,})$/;

/**
 * A place typed as coordinates: decimal degrees, degrees and minutes, degrees, minutes and seconds, letters of the
 * hemisphere (or شمال, جنوب, شرق, غرب written out), digits of every script, `geo:` addresses. Latitude
 * comes first unless the letters say otherwise, or unless only the other order lies on the map. Undefined for any
 * other text.
 */
export function readCoordinates(text: string, bounds?: Readonly<Bounds>): LngLat | undefined {
  const typed = asTyped(text);
  const decimals = commas.exec(typed);
  const simple = decimals === null ? plain.exec(typed) : [typed, `${decimals[1]}.${decimals[2]}`, `${decimals[3]}.${decimals[4]}`];
  if (simple !== null) return ordered([{ degrees: Number(simple[1]) }, { degrees: Number(simple[2]) }], bounds);
  for (const { pattern, read } of forms) {
    const groups = pattern.exec(typed)?.slice(1);
    if (groups === undefined) continue;
    const [first, second] = [read(groups.slice(0, groups.length / 2)), read(groups.slice(groups.length / 2))];
    return first === undefined || second === undefined ? undefined : ordered([first, second], bounds);
  }
  return undefined;
}

function asTyped(text: string): string {
  return text
    .replace(/º|˚/g, "°")
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0)! & 0xf) % 16))
    .replaceAll("٫", ".")
    .replace(/[،؛]/g, ",")
    .replace(/[−–]/g, "-")
    .replace(/شمال[اً]*/g, "N")
    .replace(/جنوب[اً]*/g, "S")
    .replace(/شرق[اً]*/g, "E")
    .replace(/غرب[اً]*/g, "W")
    .trim()
    .replace(/^geo:\s*/i, "")
    .replace(/[;?].*$/, (rest) => (/^[;?][a-z]+=/i.test(rest) ? "" : rest))
    .replace(/^[([]\s*|\s*[)\]]$/g, "")
    .trim();
}

interface Angle {
  degrees: number;
  axis?: "latitude" | "longitude" | undefined;
}

const axes: Record<string, [axis: Angle["axis"], sign: number]> = {
  N: ["latitude", 1], S: ["latitude", -1], E: ["longitude", 1], O: ["longitude", 1], W: ["longitude", -1],
};

function angle([degrees, minutes = "0", seconds = "0"]: Parts, side?: string): Angle | undefined {
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return undefined;
  const [axis, sign] = axes[side?.toUpperCase() ?? ""] ?? [undefined, 1];
  const value = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  return { axis, degrees: value * sign * (degrees?.startsWith("-") === true ? -1 : 1) };
}

function ordered([first, second]: [Angle, Angle], bounds: Readonly<Bounds> | undefined): LngLat | undefined {
  if (first.axis !== undefined && first.axis === second.axis) return undefined;
  const asSaid: LngLat = [second.degrees, first.degrees];
  const swapped: LngLat = [first.degrees, second.degrees];
  if (first.axis === "longitude" || second.axis === "latitude") return onEarth(swapped);
  if (first.axis === "latitude" || second.axis === "longitude") return onEarth(asSaid);
  if (bounds !== undefined && !within(asSaid, bounds) && within(swapped, bounds)) return swapped;
  return onEarth(asSaid) ?? onEarth(swapped);
}

const onEarth = ([lng, lat]: LngLat): LngLat | undefined => (Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : undefined);
const within = ([lng, lat]: LngLat, [west, south, east, north]: Readonly<Bounds>): boolean => lng >= west && lng <= east && lat >= south && lat <= north;
