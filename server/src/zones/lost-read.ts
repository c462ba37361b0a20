import { XMLParser, XMLValidator } from "fast-xml-parser";

/** Entities stay letters, so nothing can be blown up or fetched. */
const parser = new XMLParser({ ignoreAttributes: false, removeNSPrefix: true, processEntities: false, parseTagValue: false });

/** RFC 5222, 13.1: what this server says. */
export type LostError =
  | "badRequest" | "internalError" | "notFound" | "serviceNotImplemented" | "locationProfileUnrecognized" | "locationInvalid" | "SRSInvalid";

export interface Wrong {
  readonly error: LostError;
  readonly message: string;
  /** Of `locationProfileUnrecognized`. */
  readonly unsupportedProfiles?: readonly string[];
}

export const wrong = (error: LostError, message: string): Wrong => ({ error, message });

/** The elements of a text, names without their prefixes; undefined for what is no XML, or carries a document type. */
export function readXml(xml: string): unknown {
  return /<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true ? undefined : parser.parse(xml);
}

export function child(node: unknown, name: string): unknown {
  return typeof node === "object" && node !== null ? Reflect.get(node, name) : undefined;
}

/** All elements of a name, none or one or many. */
export function childrenOf(node: unknown, name: string): unknown[] {
  const found = child(node, name);
  return found === undefined ? [] : [found].flat();
}

export const textOf = (node: unknown): string | undefined => (typeof node === "string" ? node : typeof child(node, "#text") === "string" ? String(child(node, "#text")) : undefined);

/** Numbers parted by white space; NaN for what is none. */
export const numbersOf = (node: unknown): number[] => {
  const text = textOf(node)?.trim() ?? "";
  return text === "" ? [] : text.split(/\s+/).map(Number);
};
