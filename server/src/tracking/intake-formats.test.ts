import { parse } from "node:querystring";
import { Position, Refused } from "@najda/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTrackerRequest } from "./intake-formats.ts";

const now = new Date("2026-11-21T12:00:00Z");
const json = (body: unknown) => readTrackerRequest({ query: {}, body, now });
const address = (query: string) => readTrackerRequest({ query: parse(query), body: undefined, now });
const form = (fields: string) => readTrackerRequest({ query: {}, body: parse(fields), now });

/** The messages in this file have the form of the ones in the booklet of OwnTracks and in Traccar's own tests. */
describe("OwnTracks", () => {
  const phone = { _type: "location", acc: 5, alt: 160, batt: 41, cog: 271, lat: 48.85833, lon: 2.29513, t: "u", tid: "JJ", tst: 1497476456, vac: 10, vel: 54 };

  test("a location gives place, time, accuracy, course and speed in metres per second", () => {
    expect(json(phone)).toEqual({
      reports: [{ identifiers: ["JJ"], at: [2.29513, 48.85833], recordedAt: "2017-06-14T21:40:56.000Z", accuracyMetres: 5, heading: 271, speed: 15 }],
    });
  });

  test("a topic says more than the two letters of the tracker id, and both are tried", () => {
    expect(json({ ...phone, topic: "owntracks/jane/phone" }).reports[0]?.identifiers).toEqual(["owntracks/jane/phone", "JJ"]);
  });

  test("what a device does not know (-1) is left out", () => {
    const [report] = json({ ...phone, cog: -1, vel: -1, acc: -1 }).reports;
    expect(report).toEqual({ identifiers: ["JJ"], at: [2.29513, 48.85833], recordedAt: "2017-06-14T21:40:56.000Z" });
  });

  test.each(["transition", "lwt", "waypoint", "waypoints", "card", "steps", "status", "something-new"])("a message of type %s is right and says nothing of a place", (type) => {
    expect(json({ _type: type, tst: 1497476456, lat: 1, lon: 2, event: "enter" })).toMatchObject({ reports: [], ignored: expect.any(String) });
  });

  test.each([
    ["no latitude", { ...phone, lat: undefined }, "lat"],
    ["a latitude of 91", { ...phone, lat: 91 }, "lat"],
    ["a longitude that is a word", { ...phone, lon: "east" }, "lon"],
    ["no time", { ...phone, tst: undefined }, "tst"],
    ["a time in the year 50000", { ...phone, tst: 1.5e12 }, "tst"],
    ["no name", { ...phone, tid: undefined }, "tid"],
    ["an encrypted message", { _type: "encrypted", data: "bm90aGluZw" }, "encrypt"],
  ])("%s is refused with what to do", (_what, body, word) => expect(() => json(body)).toThrow(word));
});

describe("OsmAnd form", () => {
  const hour = { reports: [{ identifiers: ["123456"], at: [30, 60], recordedAt: "2013-08-22T13:14:27.000Z" }] };

  test.each([
    ["seconds", "id=123456&timestamp=1377177267&lat=60.0&lon=30.0"],
    ["milliseconds", "id=123456&timestamp=1377177267000&lat=60.0&lon=30.0"],
    ["ISO 8601", "deviceid=123456&timestamp=2013-08-22T13%3A14%3A27Z&lat=60.0&lon=30.0"],
    ["ISO 8601 with an offset that was not escaped", "id=123456&timestamp=2013-08-22T16:14:27+03:00&lat=60.0&lon=30.0"],
    ["a plain date and time", "id=123456&timestamp=2013-08-22+13%3A14%3A27&lat=60.0&lon=30.0"],
    ["the place as one parameter", "id=123456&timestamp=1377177267&location=60.0,30.0"],
  ])("%s", (_what, query) => {
    expect(address(query)).toEqual(hour);
    expect(form(query)).toEqual(hour);
  });

  test("speed comes in knots, dilution stands in for accuracy, without a time it is now", () => {
    const [report] = address("id=123456789012345&lat=40.7232948571&lon=-74.0061408571&bearing=7.19889788244&speed=40&hdop=1.2&ignition=true&rpm=933").reports;
    expect(report).toEqual({
      identifiers: ["123456789012345"],
      at: [-74.0061408571, 40.7232948571],
      recordedAt: now.toISOString(),
      accuracyMetres: 6,
      heading: 7.19889788244,
      speed: expect.closeTo(20.58, 2),
    });
  });

  test("accuracy wins over dilution; heading is another word for bearing", () => {
    const [report] = address("id=1&lat=1&lon=2&accuracy=12.5&hdop=9&heading=90").reports;
    expect(report).toMatchObject({ accuracyMetres: 12.5, heading: 90 });
  });

  test.each([
    ["cells without a place", "id=123456&timestamp=1377177267&cell=257,02,16,2224&cell=257,02,16,2223,-90&wifi=00-14-22-01-23-45,-80"],
    ["a place that the device says is not valid", "id=1&lat=1&lon=2&valid=false"],
    ["a receiver that has no fix yet", "id=1&lat=0.0&lon=0.0"],
  ])("%s is right and ignored", (_what, query) => expect(address(query)).toMatchObject({ reports: [], ignored: expect.any(String) }));

  test.each([
    ["no id", "timestamp=1377177267&lat=60.0&lon=30.0", "id"],
    ["no place", "id=123456&timestamp=1377177267", "lat"],
    ["a place that is no number", "id=1&lat=NaN&lon=2", "lat"],
    ["a time that is none", "id=1&lat=1&lon=2&timestamp=soon", "timestamp"],
    ["half a place", "id=1&location=60.0", "lon"],
  ])("%s is refused with what to do", (_what, query, word) => expect(() => address(query)).toThrow(word));
});

describe("Traccar Client 9", () => {
  const body = {
    location: {
      timestamp: "2021-07-21T08:06:34.444Z",
      coords: { latitude: -6.1148096, longitude: 106.6837015, accuracy: 3.8, speed: 18.67, speed_accuracy: 0.26, heading: 63, altitude: 35.7 },
      is_moving: false,
      event: "motionchange",
      battery: { is_charging: false, level: 0.79 },
      activity: { type: "still", confidence: 100 },
      extras: {},
    },
    device_id: "8737767034",
  };

  test("a location gives place, time, accuracy, course, and a speed that is in metres per second already", () => {
    expect(json(body)).toEqual({
      reports: [{ identifiers: ["8737767034"], at: [106.6837015, -6.1148096], recordedAt: "2021-07-21T08:06:34.444Z", accuracyMetres: 3.8, heading: 63, speed: 18.67 }],
    });
  });

  test("what it does not know is left out, and a place that was set by hand is marked", () => {
    const location = { ...body.location, mock: true, coords: { latitude: 37.785834, longitude: -122.406417, accuracy: 5, speed: -1, heading: -1 } };
    expect(json({ ...body, location }).reports).toEqual([
      { identifiers: ["8737767034"], at: [-122.406417, 37.785834], recordedAt: "2021-07-21T08:06:34.444Z", accuracyMetres: 5, isInvented: true },
    ]);
  });

  test("a batch after a tunnel is read whole", () => {
    expect(json({ ...body, location: Array.from({ length: 100 }, () => body.location) }).reports).toHaveLength(100);
  });

  test.each([
    ["a batch of 501", { ...body, location: Array.from({ length: 501 }, () => body.location) }, "500"],
    ["no device", { ...body, device_id: null }, "device_id"],
    ["no time", { ...body, location: { coords: body.location.coords } }, "timestamp"],
    ["a time in words", { ...body, location: { ...body.location, timestamp: "now" } }, "timestamp"],
    ["a location that is a text", { ...body, location: "here" }, "location"],
    ["coordinates out of range", { ...body, location: { ...body.location, coords: { latitude: 1e9, longitude: 0 } } }, "latitude"],
  ])("%s is refused with what to do", (_what, wrong, word) => expect(() => json(wrong)).toThrow(word));

  test("an event without coordinates is right and ignored", () => {
    expect(json({ ...body, location: { timestamp: body.location.timestamp, event: "heartbeat" } })).toMatchObject({ reports: [], ignored: expect.any(String) });
  });
});

test("an empty message is ignored; anything else that fits nothing is refused", () => {
  for (const body of [undefined, null, "", {}]) expect(json(body)).toMatchObject({ reports: [], ignored: "an empty message" });
  for (const body of ["text", [1, 2], { hello: "world" }, 7]) expect(() => json(body)).toThrow(Refused);
});

test("whatever comes, it gives positions that fit the schema, or a refusal", () => {
  const key = fc.constantFrom("_type", "lat", "lon", "tst", "acc", "vel", "cog", "tid", "topic", "id", "deviceid", "timestamp", "location", "device_id", "coords", "latitude", "longitude", "speed", "hdop", "valid");
  const value = fc.oneof(fc.constant("location"), fc.double(), fc.integer(), fc.string(), fc.anything({ key }));
  const place = { coords: fc.record({ latitude: value, longitude: value, accuracy: value, speed: value, heading: value }), timestamp: value };
  const body = fc.oneof(fc.anything({ key }), fc.dictionary(key, value), fc.record({ device_id: value, location: fc.record(place) }));
  fc.assert(
    fc.property(body, fc.dictionary(key, fc.oneof(fc.string(), fc.array(fc.string()))), (body, query) => {
      try {
        for (const { identifiers, isInvented: _, ...position } of readTrackerRequest({ query, body, now }).reports) {
          expect(identifiers.length).toBeGreaterThan(0);
          Position.omit({ unitId: true }).parse(position);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(Refused);
      }
    }),
    { numRuns: 2_000 },
  );
});
