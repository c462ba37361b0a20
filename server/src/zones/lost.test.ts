import { distanceMetres } from "@najda/geo";
import type { LngLat } from "@najda/protocol";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { findServiceResponse, lostErrors, serviceListResponse } from "./lost-answer.ts";
import { readQuestion } from "./lost-question.ts";
import { wrong } from "./lost-read.ts";

/** RFC 5222, figure 1, with the point alone. */
const asked = `<?xml version="1.0" encoding="UTF-8"?>
<findService xmlns="urn:ietf:params:xml:ns:lost1" xmlns:p2="http://www.opengis.net/gml" serviceBoundary="value" recursive="true">
  <location id="6020688f1ce1896d" profile="geodetic-2d">
    <p2:Point id="point1" srsName="urn:ogc:def:crs:EPSG::4326"><p2:pos>37.775 -122.422</p2:pos></p2:Point>
  </location>
  <service>urn:service:sos.police</service>
</findService>`;
const withShape = (shape: string) => asked.replace(/<p2:Point[\s\S]*<\/p2:Point>/, shape);
const gml = `xmlns="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4326"`;
const gs = `xmlns:gs="http://www.opengis.net/pidflo/1.0" xmlns:gml="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4326"`;
const metres = (name: string, length: unknown) => `<gs:${name} uom="urn:ogc:def:uom:EPSG::9001">${String(length)}</gs:${name}>`;
const degrees = (name: string, angle: number) => `<gs:${name} uom="urn:ogc:def:uom:EPSG::9102">${angle}</gs:${name}>`;
const circle = (radius: unknown) => `<gs:Circle ${gs}><gml:pos>37.775 -122.422</gml:pos>${metres("radius", radius)}</gs:Circle>`;

const shapeOf = (xml: string) => {
  const read = readQuestion(xml);
  if ("error" in read || !("located" in read)) throw new Error(JSON.stringify(read));
  return read.located.shape;
};
const ringOf = (shape: string): LngLat[] => {
  const read = shapeOf(withShape(shape));
  return "area" in read && read.area.type === "Polygon" ? read.area.coordinates[0]! : [];
};
const centre: LngLat = [-122.422, 37.775];

test("a question of the RFC is understood, latitude first", () => {
  expect(readQuestion(asked)).toEqual({ name: "findService", service: "urn:service:sos.police", located: { id: "6020688f1ce1896d", shape: { at: centre } }, boundaryByValue: true });
});

describe("places that are areas (RFC 5491)", () => {
  const square: LngLat[] = [[-122.43, 37.77], [-122.42, 37.77], [-122.42, 37.78], [-122.43, 37.78], [-122.43, 37.77]];
  const pos = square.map(([lng, lat]) => `<pos>${lat} ${lng}</pos>`).join("");

  test("a polygon, its corners one by one or in a list", () => {
    expect(ringOf(`<Polygon ${gml}><exterior><LinearRing>${pos}</LinearRing></exterior></Polygon>`)).toEqual(square);
    const list = square.map(([lng, lat]) => `${lat} ${lng}`).join("\n ");
    expect(ringOf(`<Polygon ${gml}><exterior><LinearRing><posList>${list}</posList></LinearRing></exterior></Polygon>`)).toEqual(square);
  });

  test("a circle", () => {
    const far = ringOf(circle(850)).map((at) => distanceMetres(centre, at));
    expect([Math.min(...far), Math.max(...far)].map((each) => Math.round(each / 10))).toEqual([85, 85]);
  });

  test("an ellipse, its longer half turned from north to the east", () => {
    const far = ringOf(`<gs:Ellipse ${gs}><gml:pos>37.775 -122.422</gml:pos>${metres("semiMajorAxis", 2000)}${metres("semiMinorAxis", 500)}${degrees("orientation", 90)}</gs:Ellipse>`)
      .map((at) => ({ at, away: distanceMetres(centre, at) }));
    const longest = far.reduce((one, other) => (other.away > one.away ? other : one));
    expect(Math.round(longest.away / 100)).toBe(20);
    expect(Math.abs(longest.at[1] - centre[1])).toBeLessThan(1e-6);
    expect(Math.round(Math.min(...far.map(({ away }) => away)) / 100)).toBe(5);
  });

  test("a band of an arc, from its beginning clockwise", () => {
    const band = ringOf(`<gs:ArcBand ${gs}><gml:pos>37.775 -122.422</gml:pos>${metres("innerRadius", 1000)}${metres("outerRadius", 3000)}${degrees("startAngle", 0)}${degrees("openingAngle", 90)}</gs:ArcBand>`);
    expect(band.every(([lng, lat]) => lng >= centre[0] - 1e-9 && lat >= centre[1] - 1e-9)).toBe(true);
    const far = band.map((at) => Math.round(distanceMetres(centre, at) / 100));
    expect([Math.min(...far), Math.max(...far)]).toEqual([10, 30]);
  });
});

describe("what can't be answered is named as the RFC names it", () => {
  test.each<[string, string, string]>([
    ["nothing", "", "badRequest"],
    ["no XML", "{}", "badRequest"],
    ["another question", asked.replaceAll("findService", "findWeather"), "badRequest"],
    ["a document type", asked.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>'), "badRequest"],
    ["no service", asked.replace(/<service>.*<\/service>/, ""), "badRequest"],
    ["no location", asked.replace(/<location[\s\S]*<\/location>/, ""), "badRequest"],
    ["a cut-off text", asked.slice(0, -20), "badRequest"],
    ["a boundary without its key", `<getServiceBoundary xmlns="urn:ietf:params:xml:ns:lost1"/>`, "badRequest"],
    ["a civic address", withShape("<civicAddress/>").replace("geodetic-2d", "civic"), "locationProfileUnrecognized"],
    ["no shape", withShape("<civicAddress/>"), "locationInvalid"],
    ["another system of coordinates", asked.replace("EPSG::4326", "EPSG::4979"), "SRSInvalid"],
    ["three numbers", asked.replace("37.775 -122.422", "37 -122 5"), "locationInvalid"],
    ["a comma", asked.replace("37.775 -122.422", "37.775, -122.422"), "locationInvalid"],
    ["a place off the globe", asked.replace("37.775", "97.775"), "locationInvalid"],
    ["a circle of nothing", withShape(circle(0)), "locationInvalid"],
    ["a circle around half of the world", withShape(circle(1e7)), "locationInvalid"],
    ["a circle of miles", withShape(circle(5).replace("EPSG::9001", "EPSG::9093")), "locationInvalid"],
    ["an open ring", withShape(`<Polygon ${gml}><exterior><LinearRing><posList>37 -122 37 -121 38 -121 38 -122</posList></LinearRing></exterior></Polygon>`), "locationInvalid"],
    ["an odd list", withShape(`<Polygon ${gml}><exterior><LinearRing><posList>37 -122 37</posList></LinearRing></exterior></Polygon>`), "locationInvalid"],
    ["a polygon without corners", withShape(`<Polygon ${gml}/>`), "locationInvalid"],
  ])("%s", (_, xml, error) => {
    expect(readQuestion(xml)).toMatchObject({ error });
  });

  test("of several profiles the one that is understood counts", () => {
    const both = asked.replace("<location id", `<location id="civic1" profile="civic"><civicAddress/></location>\n<location id`);
    expect(readQuestion(both)).toMatchObject({ located: { id: "6020688f1ce1896d" } });
  });
});

test("answers are well-formed, whatever an agency is called", () => {
  const mapping = {
    source: "najda.example", sourceId: "1", lastUpdated: "2026-01-01T00:00:00Z", expires: "2026-01-02T00:00:00Z", displayName: `Fire & "Rescue" <North>`,
    service: "urn:service:sos.fire", serviceBoundaryReference: { source: "najda.example", key: "1" }, uri: ["https://najda.example/intake/calls"], serviceNumber: "112",
  };
  const xml = findServiceResponse([mapping], { source: "najda.example", locationId: `a"b`, boundaries: new Map() });
  expect(XMLValidator.validate(xml)).toBe(true);
  const read = new XMLParser({ ignoreAttributes: false }).parse(xml) as { findServiceResponse: { mapping: Record<string, unknown> } };
  expect(read.findServiceResponse.mapping).toMatchObject({ displayName: { "#text": mapping.displayName }, serviceNumber: 112, "@_expires": mapping.expires });
  expect(XMLValidator.validate(lostErrors({ ...wrong("locationProfileUnrecognized", "<nobody>"), unsupportedProfiles: ["a&b"] }, "a&b"))).toBe(true);
  expect(serviceListResponse("listServicesResponse", ["urn:service:sos"], { source: "a" })).toContain("<serviceList>urn:service:sos</serviceList>");
});
