import { LngLat, Time, type Agency, type Area, type Db } from "@najda/protocol";
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
export type Mapping = z.infer<typeof Mapping>;

const top = "urn:service:sos";
/** Emergency services of RFC 5031 (section 4.2) and the agencies that stand for them. */
const services: Readonly<Record<string, readonly Agency["kind"][]>> = {
  [top]: ["police", "fire", "ambulance", "rescue", "civil-defence", "other"],
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
  readonly shape: { readonly at: LngLat } | { readonly area: Area };
  readonly now: Date;
  /** Origin and numbers of this installation. */
  readonly installation: { readonly origin: string; readonly emergencyNumber: string };
}

/** The services below one, or the topmost without any; undefined for an unknown one (RFC 5222, 9). */
export function servicesBelow(service: string | undefined): readonly string[] | undefined {
  if (service === undefined) return [top];
  if (!Object.hasOwn(services, service)) return undefined;
  return Object.keys(services).filter((each) => each.startsWith(`${service}.`)).sort();
}

/** Which of them somebody answers for there. */
export async function servicesAt(db: Db, { among, shape, now }: Pick<Asked, "shape" | "now"> & { among: readonly string[] }): Promise<string[]> {
  const kinds = [...new Set(among.flatMap((service) => services[service] ?? []))];
  const found = await authoritiesAt(db, { shape, on: now, kinds });
  return among.filter((service) => found.some(({ agencyKind }) => services[service]?.includes(agencyKind)));
}

/** Who answers: "not-implemented" for an unknown service, none where nobody does. */
export async function findService(db: Db, { service, shape, now, installation }: Asked): Promise<Mapping[] | "not-implemented"> {
  const kinds = Object.hasOwn(services, service) ? services[service] : undefined;
  if (kinds === undefined) return "not-implemented";
  const source = new URL(installation.origin).host;
  const found = await authoritiesAt(db, { shape, on: now, kinds });
  return found.map((authority) => ({
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
}
