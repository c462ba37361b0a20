import { isRecord, malformed, motionIn, nameIn, numberIn, placeIn, timeFrom, type TrackerReports } from "./tracker-report.ts";

/**
 * OwnTracks in HTTP mode (owntracks.org/booklet/tech/json): one JSON object with `_type`. Only `location` has a place;
 * `lwt`, `transition`, `waypoint`, `status` and whatever comes yet are right and are ignored.
 */
export function readOwnTracks(message: Record<string, unknown>): TrackerReports {
  const type = message["_type"];
  if (type === "encrypted") throw malformed("an encrypted OwnTracks message can't be read here: remove the encryption key in the app, TLS protects it on its way");
  if (type !== "location") return { reports: [], ignored: `OwnTracks message of type ${String(type).slice(0, 40)}` };
  const seconds = numberIn(message["tst"]);
  if (seconds === undefined) throw malformed("tst is missing: send the time of the fix in seconds since 1970");
  const kilometresPerHour = numberIn(message["vel"]);
  const report = {
    identifiers: identifiersIn(message),
    at: placeIn({ lng: message["lon"], lat: message["lat"], names: { lng: "lon", lat: "lat" } }),
    recordedAt: timeFrom(seconds * 1000, "tst"),
    ...motionIn({
      accuracyMetres: message["acc"],
      heading: message["cog"],
      metresPerSecond: kilometresPerHour === undefined ? undefined : kilometresPerHour / 3.6,
    }),
  };
  return { reports: [report] };
}

/** The topic ("owntracks/USER/DEVICE") says more than the two letters of the tracker id. */
function identifiersIn(message: Record<string, unknown>): string[] {
  const names = [nameIn(message["topic"]), nameIn(message["tid"])].filter((name) => name !== undefined);
  if (names.length === 0) throw malformed("topic and tid are missing: set a tracker id in the app");
  return names;
}

export const isOwnTracks = (body: unknown): body is Record<string, unknown> => isRecord(body) && "_type" in body;
