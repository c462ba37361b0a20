import type { LngLat } from "@najda/protocol";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { FoundService } from "./authority.ts";

const namespace = "urn:ietf:params:xml:ns:lost1";
/** Entities stay letters, so nothing can be blown up or fetched. */
const parser = new XMLParser({ ignoreAttributes: false, removeNSPrefix: true, processEntities: false, parseTagValue: false });

export interface Question {
  readonly service: string;
  readonly at: LngLat;
}

/** Reads a findService request with a point in the geodetic-2d profile (RFC 5222, 8.3 and 12.2); undefined for any other text. */
export function readFindService(xml: string): Question | undefined {
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true) return undefined;
  const asked = child(parser.parse(xml), "findService");
  const location = [child(asked, "location")].flat()[0];
  const position = textOf(child(child(location, "Point"), "pos"));
  const service = textOf(child(asked, "service"));
  const [lat, lng, ...rest] = (position ?? "").trim().split(/\s+/).map(Number);
  if (service === undefined || lat === undefined || lng === undefined || rest.length > 0) return undefined;
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { service: service.trim(), at: [lng, lat] } : undefined;
}

function child(node: unknown, name: string): unknown {
  return typeof node === "object" && node !== null ? Reflect.get(node, name) : undefined;
}

const textOf = (node: unknown): string | undefined => (typeof node === "string" ? node : typeof child(node, "#text") === "string" ? String(child(node, "#text")) : undefined);

/** The findServiceResponse (RFC 5222, 8.4). */
export function findServiceResponse({ mappings }: FoundService, source: string): string {
  const parts = mappings.map(
    (mapping) => `<mapping expires="${mapping.expires}" lastUpdated="${text(mapping.lastUpdated)}" source="${text(mapping.source)}" sourceId="${mapping.sourceId}">
<displayName xml:lang="und">${text(mapping.displayName)}</displayName>
<service>${text(mapping.service)}</service>
<serviceBoundaryReference source="${text(mapping.source)}" key="${mapping.serviceBoundaryReference.key}"/>
${mapping.uri.map((uri) => `<uri>${text(uri)}</uri>`).join("\n")}
<serviceNumber>${text(mapping.serviceNumber)}</serviceNumber>
</mapping>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<findServiceResponse xmlns="${namespace}">\n${parts.join("\n")}\n<path><via source="${text(source)}"/></path>\n</findServiceResponse>\n`;
}

/** RFC 5222, 13.1. */
export type LostError = "badRequest" | "notFound" | "serviceNotImplemented";

export function lostErrors(error: LostError, { message, source }: { message: string; source: string }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<errors xmlns="${namespace}" source="${text(source)}">\n<${error} message="${text(message)}" xml:lang="en"/>\n</errors>\n`;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// Letters outside XML 1.0's range can't be written at all.
// oxlint-disable-next-line no-control-regex
const text = (words: string): string => words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (letter) => escapes[letter]!);
