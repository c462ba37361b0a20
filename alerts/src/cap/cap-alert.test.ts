import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert, property, string } from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import type { PublishedAlert } from "@najda/protocol";
import { atomFeed, capAlert } from "./index.ts";
import type { CapSettings, Sent } from "./index.ts";

const settings: CapSettings = { sender: "alerts@city.example", timeZone: "Asia/Amman", origin: "https://alerts.city.example" };

const alert: PublishedAlert = {
  alertId: "0198f3c2-7b1e-7cc3-9d55-3f1f6a2b9c01",
  kind: "alert",
  version: 1,
  capStatus: "Actual",
  severity: "Extreme",
  urgency: "Immediate",
  sender: "Civil Defence & Rescue",
  sentAt: "2026-11-21T11:05:07.123Z",
  expires: "2026-11-21T16:00:00+03:00",
  area: { type: "Polygon", coordinates: [[[35.92, 31.94], [35.95, 31.94], [35.95, 31.965], [35.92, 31.94]]] },
  texts: {
    ar: { headline: "سيول في وسط البلد", description: "ارتفاع <سريع> & خطر", instruction: "اصعد إلى مكان مرتفع." },
    en: { headline: "Flash flood", description: 'Water "rises" & rises.\nLeave <now>.', instruction: "Go up." },
  },
  cells: ["872db1ba8ffffff"],
};

const sent = (changes: Partial<PublishedAlert> = {}): Sent => ({
  published: { ...alert, ...changes },
  certainty: "Observed",
  category: "Met",
  areaHash: "ab12",
  firstSentAt: alert.sentAt,
});

interface Node {
  name: string;
  text: string;
  children: Node[];
}

const parser = new XMLParser({ preserveOrder: true, parseTagValue: false, trimValues: false, processEntities: true });

/** Reads with a parser that is not ours. */
function read(xml: string): Node {
  expect(XMLValidator.validate(xml)).toBe(true);
  const nodes = (parser.parse(xml) as Record<string, unknown>[]).map((node) => asNode(node));
  const root = nodes.find(({ name }) => name !== "?xml" && name !== "#text");
  if (root === undefined) throw new Error("no root");
  return root;
}

function asNode(raw: Record<string, unknown>): Node {
  const name = Object.keys(raw).find((key) => key !== ":@") ?? "";
  if (name === "#text") return { name, text: String(raw[name]), children: [] };
  const inside = (raw[name] as Record<string, unknown>[]).map((child) => asNode(child));
  const children = inside.filter((child) => child.name !== "#text");
  return { name, text: inside.filter((child) => child.name === "#text").map((child) => child.text).join(""), children };
}

const all = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name);
const textOf = (node: Node, name: string): string | undefined => all(node, name)[0]?.text;

/** The sequences of the schema (CAP-v1.2-os, appendix A). */
const order = {
  alert: ["identifier", "sender", "sent", "status", "msgType", "source", "scope", "restriction", "addresses", "code", "note", "references", "incidents", "info"],
  info: ["language", "category", "event", "responseType", "urgency", "severity", "certainty", "audience", "eventCode", "effective", "onset", "expires", "senderName", "headline", "description", "instruction", "web", "contact", "parameter", "resource", "area"],
  area: ["areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"],
};

function expectOrder(node: Node, of: readonly string[]): void {
  const places = node.children.map((child) => of.indexOf(child.name));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}

const kinds = [sent(), sent({ kind: "all-clear", version: 2 }), sent({ kind: "correction", version: 2, capStatus: "Exercise" })];

test.each(kinds)("a message of kind $published.kind has its elements in the order of the schema, and its times as CAP writes them", (one) => {
  const root = read(capAlert(one, settings));
  expect(root.name).toBe("alert");
  expectOrder(root, order.alert);
  for (const info of all(root, "info")) {
    expectOrder(info, order.info);
    for (const area of all(info, "area")) expectOrder(area, order.area);
    expect(textOf(info, "expires")).toBe("2026-11-21T16:00:00+03:00");
  }
  expect(all(root, "info").map((info) => textOf(info, "language"))).toEqual(["ar", "en"]);
  expect(textOf(root, "sent")).toBe("2026-11-21T14:05:07+03:00");
});

test("UTC is written -00:00, and summer time is known", () => {
  expect(textOf(read(capAlert(sent(), { ...settings, timeZone: "UTC" })), "sent")).toBe("2026-11-21T11:05:07-00:00");
  const summer = sent({ sentAt: "2026-07-01T23:30:00Z" });
  expect(textOf(read(capAlert(summer, { ...settings, timeZone: "Europe/Tallinn" })), "sent")).toBe("2026-07-02T02:30:00+03:00");
});

test("the area is latitude first and closed, with its hash", () => {
  const [info] = all(read(capAlert(sent(), settings)), "info");
  const [area] = info === undefined ? [] : all(info, "area");
  expect(area && textOf(area, "polygon")).toBe("31.94,35.92 31.94,35.95 31.965,35.95 31.94,35.92");
  const [parameter] = info === undefined ? [] : all(info, "parameter");
  expect(parameter && [textOf(parameter, "valueName"), textOf(parameter, "value")]).toEqual(["areaHash", "ab12"]);
});

test("what ends an alert refers to it, says why, and sounds like an end", () => {
  const root = read(capAlert(sent({ kind: "all-clear", version: 2, sentAt: "2026-11-21T12:00:00Z" }), settings));
  expect(textOf(root, "msgType")).toBe("Cancel");
  expect(textOf(root, "references")).toBe(`alerts@city.example,${alert.alertId}.1,2026-11-21T14:05:07+03:00`);
  expect(textOf(root, "identifier")).toBe(`${alert.alertId}.2`);
  const [info] = all(root, "info");
  expect(info && [textOf(info, "responseType"), textOf(info, "urgency"), textOf(info, "severity")]).toEqual(["AllClear", "Past", "Minor"]);
});

test("several polygons are a union, and holes are filled rather than left out of the warning", () => {
  const ring = (west: number): [number, number][] => [[west, 31], [west + 1, 31], [west + 1, 32], [west, 31]];
  const area = { type: "MultiPolygon" as const, coordinates: [[ring(35), ring(35.1)], [ring(40)]] };
  const [info] = all(read(capAlert(sent({ area }), settings)), "info");
  const [read1] = info === undefined ? [] : all(info, "area");
  expect(read1 && all(read1, "polygon")).toHaveLength(2);
});

test("whatever is written in a text is read back as it was", () => {
  // Control characters are the one thing that XML can't hold; the edge refuses them long before.
  const words = string({ unit: "binary", minLength: 1, maxLength: 80 }).filter((text) => text.trim() === text && !/[\p{Cc}\ufffe\uffff]/u.test(text));
  assert(
    property(words, (headline) => {
      const root = read(capAlert(sent({ texts: { en: { headline, description: "x" } } }), settings));
      const [info] = all(root, "info");
      expect(info && textOf(info, "headline")).toBe(headline);
    }),
    { numRuns: 60 },
  );
}, 30_000);

test("a control character that got this far is left out, not written", () => {
  const xml = capAlert(sent({ texts: { en: { headline: "a\u0000b\u0007c", description: "]]> <!-- x --> <![CDATA[" } } }), settings);
  const [info] = all(read(xml), "info");
  expect(info && textOf(info, "headline")).toBe("abc");
  expect(info && textOf(info, "description")).toBe("]]> <!-- x --> <![CDATA[");
});

test("the feed points at the XML of each message and keeps its bytes", () => {
  const feedSettings = { ...settings, senderName: "Civil Defence", language: "ar" };
  const feed = atomFeed([sent()], feedSettings);
  expect(feed).toBe(atomFeed([sent()], feedSettings));
  const root = read(feed);
  const [entry] = all(root, "entry");
  expect(root.children.map(({ name }) => name)).toEqual(["id", "title", "updated", "author", "link", "entry"]);
  expect(entry && textOf(entry, "title")).toBe("سيول في وسط البلد");
  expect(feed).toContain(`href="https://alerts.city.example/alerts/${alert.alertId}.1.xml"`);
  expect(textOf(read(atomFeed([], feedSettings)), "updated")).toBe("1970-01-01T00:00:00.000Z");
});

const schema = new URL("../../../../shared/data/cap/schema/cap12.xsd", import.meta.url);
const missing = !existsSync(schema) ? "../shared/data/cap is not here" : spawnSync("xmllint", ["--version"]).error ? "xmllint is not installed" : "";

test.skipIf(missing !== "")(`the schema of OASIS accepts every kind of message${missing && ` (skipped: ${missing})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "cap-"));
  for (const one of kinds) {
    const file = join(folder, "message.xml");
    writeFileSync(file, capAlert(one, settings));
    expect(() => execFileSync("xmllint", ["--nonet", "--noout", "--schema", fileURLToPath(schema), file], { stdio: "pipe" })).not.toThrow();
  }
  rmSync(folder, { recursive: true });
});
