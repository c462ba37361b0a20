import { isOwnTracks, readOwnTracks } from "./own-tracks.ts";
import { isTraccarJson, readOsmAnd, readTraccarJson } from "./traccar.ts";
import { isRecord, malformed, type TrackerReports } from "./tracker-report.ts";

export type { TrackerReport, TrackerReports } from "./tracker-report.ts";

interface Request {
  /** Parameters of the address, as `querystring` reads them: texts, or lists where one came twice. */
  readonly query: unknown;
  /** The parsed body: JSON, or the fields of a form; undefined, null or "" where there is none. */
  readonly body: unknown;
  /** For devices that send no time. */
  readonly now: Date;
}

/**
 * What a tracker has sent to /intake/positions, told apart by its looks: OwnTracks (`_type`), Traccar Client 9
 * (`device_id` and `location`), or the OsmAnd form. Refused as `malformed`, with what to do, when it is none of them.
 */
export function readTrackerRequest({ query, body, now }: Request): TrackerReports {
  if (isOwnTracks(body)) return readOwnTracks(body);
  if (isTraccarJson(body)) return readTraccarJson(body);
  const fields = { ...(isRecord(query) ? query : {}), ...(isRecord(body) ? body : {}) };
  if ("id" in fields || "deviceid" in fields || "lat" in fields || "location" in fields) return readOsmAnd(fields, now);
  // OwnTracks sends an empty message when a friend was removed.
  if (isEmpty(body)) return { reports: [], ignored: "an empty message" };
  throw malformed("this is neither OwnTracks JSON (_type) nor the OsmAnd form (id, lat, lon, timestamp) nor Traccar JSON (device_id, location)");
}

const isEmpty = (body: unknown): boolean =>
  body === undefined || body === null || body === "" || (isRecord(body) && Object.keys(body).length === 0);
