import { isRecord, malformed, motionIn, nameIn, numberIn, placeIn, timeFrom, type TrackerReport, type TrackerReports } from "./tracker-report.ts";

const metresPerSecondInKnot = 1852 / 3600;
/** A receiver's error at a dilution of one, roughly. */
const metresPerDilution = 5;
const mostAtOnce = 500;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The form of OsmAnd and of Traccar Client before version 9 (traccar.org/osmand): `id` or `deviceid`, `lat` and `lon` or
 * `location=LAT,LON`, `timestamp`, `speed` in knots, `bearing` or `heading`, `accuracy` or `hdop`; in the address or in the body.
 */
export function readOsmAnd(fields: Fields, now: Date): TrackerReports {
  const identifier = nameIn(first(fields["id"]) ?? first(fields["deviceid"]));
  if (identifier === undefined) throw malformed("id is missing: set a device identifier in the app");
  const place = placeOf(fields);
  if (place.lat === undefined && place.lng === undefined && (fields["cell"] ?? fields["wifi"]) !== undefined) {
    return { reports: [], ignored: "cells and wireless networks without a place" };
  }
  const at = placeIn({ ...place, names: { lng: "lon", lat: "lat" } });
  if (/^(false|0)$/.test(String(first(fields["valid"])))) return { reports: [], ignored: "the device marks its place as not valid" };
  if (at[0] === 0 && at[1] === 0) return { reports: [], ignored: "a place of 0, 0: the device has no fix yet" };
  const knots = numberIn(first(fields["speed"]));
  const dilution = numberIn(first(fields["hdop"]));
  const report = {
    identifiers: [identifier],
    at,
    recordedAt: timeOf(first(fields["timestamp"]), now),
    ...motionIn({
      accuracyMetres: first(fields["accuracy"]) ?? (dilution === undefined || dilution === 0 ? undefined : dilution * metresPerDilution),
      heading: first(fields["bearing"]) ?? first(fields["heading"]),
      metresPerSecond: knots === undefined ? undefined : knots * metresPerSecondInKnot,
    }),
  };
  return { reports: [report] };
}

/** Traccar Client from version 9: JSON with `device_id` and a `location` (one, or a batch), speeds in metres per second. */
export function readTraccarJson(body: Fields): TrackerReports {
  const identifier = nameIn(body["device_id"]);
  if (identifier === undefined) throw malformed("device_id is missing: set a device identifier in the app");
  const locations = [body["location"]].flat();
  if (locations.length > mostAtOnce) throw malformed(`at most ${mostAtOnce} locations at once: send the rest in further messages`);
  const reports = locations.map((location) => reportOf(location, identifier)).filter((report) => report !== undefined);
  return reports.length > 0 ? { reports } : { reports, ignored: "no location with coordinates" };
}

function reportOf(location: unknown, identifier: string): TrackerReport | undefined {
  if (!isRecord(location)) throw malformed("location is no object: send location.coords and location.timestamp");
  const { coords, timestamp } = location;
  if (coords === undefined) return undefined;
  if (!isRecord(coords)) throw malformed("location.coords is no object: send latitude and longitude in it");
  if (timestamp === undefined) throw malformed("location.timestamp is missing: send ISO 8601");
  return {
    identifiers: [identifier],
    at: placeIn({ lng: coords["longitude"], lat: coords["latitude"], names: { lng: "location.coords.longitude", lat: "location.coords.latitude" } }),
    recordedAt: timeOf(timestamp, new Date(0)),
    ...motionIn({ accuracyMetres: coords["accuracy"], heading: coords["heading"], metresPerSecond: coords["speed"] }),
    ...(location["mock"] === true ? { isInvented: true } : {}),
  };
}

export const isTraccarJson = (body: unknown): body is Fields => isRecord(body) && "location" in body && "device_id" in body;

/** Of a parameter that came more than once, the first. */
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

function placeOf(fields: Fields): { lng: unknown; lat: unknown } {
  const together = first(fields["location"]);
  if (typeof together !== "string") return { lng: first(fields["lon"]), lat: first(fields["lat"]) };
  const [lat, lng] = together.split(",");
  return { lng, lat };
}

/** Seconds or milliseconds since 1970, ISO 8601, or "yyyy-MM-dd HH:mm:ss" in UTC; without one, now. */
function timeOf(timestamp: unknown, now: Date): string {
  if (timestamp === undefined || timestamp === "") return now.toISOString();
  const number = numberIn(timestamp);
  if (number !== undefined) return timeFrom(number < 2 ** 31 ? number * 1000 : number, "timestamp");
  const text = typeof timestamp === "string" ? timestamp : "";
  const plain = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  return timeFrom(plain === null ? isoTime(text) : Date.parse(`${plain[1]}T${plain[2]}Z`), "timestamp");
}

/** A plus sign in an address that was not escaped arrives as a space. */
const isoTime = (text: string): number => (/^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text.replace(" ", "+")) : Number.NaN);
