import type { Mapping } from "./authority.ts";
import type { Wrong } from "./lost-read.ts";

const namespace = "urn:ietf:params:xml:ns:lost1";

interface Said {
  /** Who answers: the host of this installation. */
  readonly source: string;
  readonly locationId?: string | undefined;
}

/** RFC 5222, 8.4. A mapping whose boundary is in `boundaries` (GML polygons by sourceId) has it by value. */
export function findServiceResponse(mappings: readonly Mapping[], { boundaries, ...said }: Said & { boundaries: ReadonlyMap<string, readonly string[]> }): string {
  const parts = mappings.map((mapping) => {
    const value = boundaries.get(mapping.sourceId);
    return `<mapping expires="${mapping.expires}" lastUpdated="${text(mapping.lastUpdated)}" source="${text(mapping.source)}" sourceId="${mapping.sourceId}">
<displayName xml:lang="und">${text(mapping.displayName)}</displayName>
<service>${text(mapping.service)}</service>
${value === undefined ? `<serviceBoundaryReference source="${text(mapping.source)}" key="${mapping.serviceBoundaryReference.key}"/>` : serviceBoundary(value)}
${mapping.uri.map((uri) => `<uri>${text(uri)}</uri>`).join("\n")}
<serviceNumber>${text(mapping.serviceNumber)}</serviceNumber>
</mapping>`;
  });
  return answer("findServiceResponse", parts, said);
}

/** RFC 5222, 10.2. */
export const getServiceBoundaryResponse = (polygons: readonly string[], said: Said): string => answer("getServiceBoundaryResponse", [serviceBoundary(polygons)], said);

/** RFC 5222, 9.2 and 11.2. */
export const serviceListResponse = (name: "listServicesResponse" | "listServicesByLocationResponse", services: readonly string[], said: Said): string =>
  answer(name, [`<serviceList>${services.map(text).join("\n")}</serviceList>`], said);

/** RFC 5222, 13.1. */
export function lostErrors({ error, message, unsupportedProfiles }: Wrong, source: string): string {
  const profiles = unsupportedProfiles === undefined ? "" : ` unsupportedProfiles="${text(unsupportedProfiles.join(" "))}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<errors xmlns="${namespace}" source="${text(source)}">\n<${error}${profiles} message="${text(message)}" xml:lang="en"/>\n</errors>\n`;
}

function answer(name: string, parts: readonly string[], { source, locationId }: Said): string {
  const used = locationId === undefined ? "" : `<locationUsed id="${text(locationId)}"/>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${namespace}">\n${parts.join("\n")}\n<path><via source="${text(source)}"/></path>\n${used}</${name}>\n`;
}

const serviceBoundary = (polygons: readonly string[]): string =>
  `<serviceBoundary profile="geodetic-2d" xmlns:gml="http://www.opengis.net/gml">\n${polygons.join("\n")}\n</serviceBoundary>`;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// Letters outside XML 1.0's range can't be written at all.
// oxlint-disable-next-line no-control-regex
const text = (words: string): string => words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (letter) => escapes[letter]!);
