import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { findServiceResponse, lostErrors, readFindService } from "./lost-xml.ts";

/** RFC 5222, figure 1, with the point alone. */
const asked = `<?xml version="1.0" encoding="UTF-8"?>
<findService xmlns="urn:ietf:params:xml:ns:lost1" xmlns:p2="http://www.opengis.net/gml" serviceBoundary="value" recursive="true">
  <location id="6020688f1ce1896d" profile="geodetic-2d">
    <p2:Point id="point1" srsName="urn:ogc:def:crs:EPSG::4326"><p2:pos>37.775 -122.422</p2:pos></p2:Point>
  </location>
  <service>urn:service:sos.police</service>
</findService>`;

test("a question of the RFC is understood, latitude first", () => {
  expect(readFindService(asked)).toEqual({ service: "urn:service:sos.police", at: [-122.422, 37.775] });
});

test.each([
  ["nothing", ""],
  ["no XML", "{}"],
  ["another question", asked.replaceAll("findService", "getServiceBoundary")],
  ["a civic address", asked.replace(/<p2:Point[\s\S]*<\/p2:Point>/, "<civicAddress/>")],
  ["three numbers", asked.replace("37.775 -122.422", "37 -122 5")],
  ["a place off the globe", asked.replace("37.775", "97.775")],
  ["a document type", asked.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>')],
  ["no service", asked.replace(/<service>.*<\/service>/, "")],
  ["a cut-off text", asked.slice(0, -20)],
])("%s is none", (_, xml) => {
  expect(readFindService(xml)).toBeUndefined();
});

test("answers are well-formed, whatever an agency is called", () => {
  const mapping = {
    source: "najda.example", sourceId: "1", lastUpdated: "2026-01-01T00:00:00Z", expires: "2026-01-02T00:00:00Z", displayName: `Fire & "Rescue" <North>`,
    service: "urn:service:sos.fire", serviceBoundaryReference: { source: "najda.example", key: "1" }, uri: ["https://najda.example/intake/calls"], serviceNumber: "112",
  };
  const xml = findServiceResponse({ mappings: [mapping], locationUsed: [44, 36] }, "najda.example");
  expect(XMLValidator.validate(xml)).toBe(true);
  const read = new XMLParser({ ignoreAttributes: false }).parse(xml) as { findServiceResponse: { mapping: Record<string, unknown> } };
  expect(read.findServiceResponse.mapping).toMatchObject({ displayName: { "#text": mapping.displayName }, serviceNumber: 112, "@_expires": mapping.expires });
  expect(XMLValidator.validate(lostErrors("notFound", { message: "<nobody>", source: "a&b" }))).toBe(true);
});
