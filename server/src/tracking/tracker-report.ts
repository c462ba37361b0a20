import { Refused, type Position } from "@najda/protocol";

/** What a device says that knows no unit ids. */
export interface TrackerReport extends Omit<Position, "unitId"> {
  /** What it calls itself, best first. */
  readonly identifiers: readonly string[];
  /** The device says itself that the place was set by hand. */
  readonly isInvented?: boolean | undefined;
}

/** What a request held: reports, or a reason why it is right that there is none. */
export interface TrackerReports {
  readonly reports: readonly TrackerReport[];
  readonly ignored?: string;
}

export const malformed = (why: string): Refused => new Refused("malformed", { why });

/** A JSON object, not an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A number, or a text that is one; undefined for anything else. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** An identifier: a short text or a number. */
export function nameIn(value: unknown): string | undefined {
  const name = typeof value === "number" ? String(value) : value;
  return typeof name === "string" && name.length > 0 && name.length <= 200 ? name : undefined;
}

interface Place {
  readonly lng: unknown;
  readonly lat: unknown;
  readonly names: { readonly lng: string; readonly lat: string };
}

/** A place in degrees. Refused when it is none: the device's settings want correcting. */
export function placeIn({ lng, lat, names }: Place): [lng: number, lat: number] {
  const longitude = numberIn(lng);
  const latitude = numberIn(lat);
  if (latitude === undefined || Math.abs(latitude) > 90) throw malformed(`${names.lat} is no latitude: send degrees between -90 and 90`);
  if (longitude === undefined || Math.abs(longitude) > 180) throw malformed(`${names.lng} is no longitude: send degrees between -180 and 180`);
  return [longitude, latitude];
}

type Motion = Pick<Position, "accuracyMetres" | "heading" | "speed">;

/** Accuracy, heading and speed, as far as they mean something: devices send -1 for what they do not know. */
export function motionIn(motion: Readonly<Record<"accuracyMetres" | "heading" | "metresPerSecond", unknown>>): Motion {
  const accuracyMetres = within(motion.accuracyMetres, 1_000_000);
  const heading = within(motion.heading, 360);
  const speed = within(motion.metresPerSecond, 200);
  return {
    ...(accuracyMetres === undefined ? {} : { accuracyMetres }),
    ...(heading === undefined ? {} : { heading }),
    ...(speed === undefined ? {} : { speed }),
  };
}

function within(value: unknown, most: number): number | undefined {
  const number = numberIn(value);
  return number !== undefined && number >= 0 && number <= most ? number : undefined;
}

/** Milliseconds that a calendar can hold and that no clock of a device is off by. */
const latest = Date.UTC(2100, 0);

/** A moment as ISO 8601; refused when it is none. */
export function timeFrom(milliseconds: number, name: string): string {
  if (!(milliseconds >= 0 && milliseconds < latest)) throw malformed(`${name} is no time: send seconds since 1970 or ISO 8601`);
  return new Date(milliseconds).toISOString();
}
