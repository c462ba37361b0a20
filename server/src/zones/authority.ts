import { LngLat, Time, type Agency, type Db } from "@najda/protocol";
import { z } from "zod";
import { authoritiesAt } from "./authority.sql.ts";

/** RFC 5222, 8.4.1, as JSON: who answers for a service at a place, and how long that may be remembered. */
export const Mapping = z.object({
  source: z.string().describe("who says it: the host of this installation"),
  sourceId: z.string(),
  lastUpdated: Time,
  expires: Time.describe("ask again after this moment"),
  displayName: z.string().describe("agency, control room"),
  service: z.string().describe("the URN that is answered (RFC 5031)"),
  serviceBoundaryReference: z.object({ source: z.string(), key: z.string() }).describe("GET /api/authority/boundaries/{key} gives its GeoJSON"),
  uri: z.array(z.string()).describe("where calls are handed over"),
  serviceNumber: z.string(),
});
export const FoundService = z.object({ mappings: z.array(Mapping), locationUsed: LngLat });
export type FoundService = z.infer<typeof FoundService>;

/** Emergency services of RFC 5031 (section 4.2) and the agencies that stand for them. */
const services: Readonly<Record<string, readonly Agency["kind"][]>> = {
  "urn:service:sos": ["police", "fire", "ambulance", "rescue", "civil-defence", "other"],
  "urn:service:sos.police": ["police"],
  "urn:service:sos.fire": ["fire", "civil-defence"],
  "urn:service:sos.ambulance": ["ambulance"],
  "urn:service:sos.marine": ["rescue"],
  "urn:service:sos.mountain": ["rescue"],
};
const ownUrn: Readonly<Partial<Record<Agency["kind"], string>>> = { police: "urn:service:sos.police", fire: "urn:service:sos.fire", ambulance: "urn:service:sos.ambulance" };

/** Answers may be remembered for a day at most: a new version may be imported tomorrow. */
const longestMs = 24 * 3_600_000;

export interface Asked {
  readonly service: string;
  readonly at: LngLat;
  readonly now: Date;
  /** Origin and numbers of this installation. */
  readonly installation: { readonly origin: string; readonly emergencyNumber: string };
}

/** Who answers: "not-implemented" for an unknown service, no mappings where nobody does. */
export async function findService(db: Db, { service, at, now, installation }: Asked): Promise<FoundService | "not-implemented"> {
  const kinds = services[service];
  if (kinds === undefined) return "not-implemented";
  const source = new URL(installation.origin).host;
  const found = await authoritiesAt(db, { at, on: now, kinds });
  const mappings = found.map((authority) => ({
    source,
    sourceId: authority.zoneId,
    lastUpdated: authority.importedAt,
    expires: new Date(Math.min(now.getTime() + longestMs, authority.validUntil === null ? Infinity : Date.parse(authority.validUntil))).toISOString(),
    displayName: `${authority.agencyName}, ${authority.centreName}`,
    service: ownUrn[authority.agencyKind] ?? service,
    serviceBoundaryReference: { source, key: authority.zoneId },
    uri: [`${installation.origin}/intake/calls`],
    serviceNumber: installation.emergencyNumber,
  }));
  return { mappings, locationUsed: at };
}
