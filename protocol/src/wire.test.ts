import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { commands } from "./commands.ts";
import { events } from "./events.ts";

/**
 * What travels, as one short hash for each message. A line that differs is a change of the contract: phones and
 * partners that were built before it must still be understood, and must still understand us. Where that is so,
 * write the new hash here; where it is not, give the message another name.
 */
const agreed: Record<string, string> = {
  "agency:add": "87a93cbe79",
  "alert:approve": "cc33ce627b",
  "alert:cancel": "f7e9e83c14",
  "alert:changed": "82d73fc0e9",
  "alert:counted": "477f4abc18",
  "alert:draft": "42c051d81e",
  "alert:edit": "42c051d81e",
  "alert:estimate": "4f2883519a",
  "alert:published": "e716a095c9",
  "alert:read": "24c5b5690a",
  "alert:return": "68e18ab41f",
  "alert:submit": "47745d3958",
  "assignment:cancel": "43d6165038",
  "assignment:changed": "1a23e5670b",
  "assignment:report": "8c1a776aa4",
  "assignment:seen": "707fc8bd92",
  "call:take": "3e359c6113",
  "call:taken": "552c9f03d5",
  "cells:watch": "4b798fb959",
  "centre:add": "75f769497a",
  "coverage-gap:acknowledge": "01bab04a29",
  "coverage-gap:changed": "3980e24a00",
  "coverage:changed": "41cef5d1b5",
  "coverage:grid": "68105c62e4",
  "coverage:read": "1b07d8cc81",
  "closure:add": "ce805b17c3",
  "closure:changed": "4a7e567bd5",
  "closure:end": "bcc97a3e64",
  "device:save": "f25b07a9a7",
  "disposition:save": "0d42622955",
  "incident-type:changed": "270ac3d419",
  "incident-type:save": "338b099810",
  "incident:arrivals": "aa8cb70390",
  "incident:assign": "bf354168ff",
  "incident:cancel": "c09f1e8469",
  "incident:change": "0b5a84b6d4",
  "incident:changed": "c699f3e0ce",
  "incident:close": "1583741bba",
  "incident:closed": "c699f3e0ce",
  "incident:logged": "309a2b7b04",
  "incident:note": "8ebd01a4d6",
  "incident:opened": "c699f3e0ce",
  "incident:read": "a5dd1b7b53",
  "incident:recommend": "baf8c4b769",
  "incident:reopen": "c09f1e8469",
  "incident:reopened": "c699f3e0ce",
  "incident:search": "ef805d2be7",
  "master:list": "e7d74c04d9",
  "moveup:changed": "159ee379b8",
  "moveup:end": "74b6561d7c",
  "moveup:order": "b5d8d7fe33",
  "moveup:suggest": "1ca4e105ad",
  "person:add": "34b7ad0fc5",
  "person:change": "500f1a387f",
  "place:find": "f9f2dc2c2e",
  "position:report": "590981b0a1",
  "premise:at": "18e72c975e",
  "premise:list": "fbc30c3a92",
  "premise:remove": "3e57e5504c",
  "premise:save": "06182a0dfc",
  "receipt:report": "c3914b3205",
  "report:accept": "2e946b7a68",
  "report:changed": "2263e6cfc3",
  "report:dismiss": "df92852651",
  "report:file": "88317a2c70",
  "report:mine": "b40f537a64",
  "route:find": "49a15a49f0",
  "session:ended": "e3e5cd11b9",
  "session:revoke": "e3b7016b71",
  "subscription:remove": "d462026a9e",
  "subscription:save": "6929b2d11c",
  "travel:accuracy": "074f8a0a78",
  "unit:add": "9286c66efc",
  "unit:change": "9286c66efc",
  "unit:changed": "d7b6bcf875",
  "unit:duty": "4b187cf028",
  "zone:at": "1051c82895",
  "zones:import": "00211e915b",
  "zones:list": "dfff87d13e",
};

/** Names, types and limits count; the order of fields and the words of descriptions do not. */
function fingerprint(...schemas: readonly unknown[]): string {
  const text = JSON.stringify(schemas, (key, value: unknown) => {
    if (key === "description" && typeof value === "string") return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}

/** Throws on whatever JSON Schema can't say: dates, bigints, transforms. */
const schemaOf = (schema: z.ZodType, io: "input" | "output" = "output"): unknown => z.toJSONSchema(schema, { io, unrepresentable: "throw" });

const present = {
  ...Object.fromEntries(Object.entries(commands).map(([name, { input, reply }]) => [name, fingerprint(schemaOf(input, "input"), schemaOf(reply))])),
  ...Object.fromEntries(Object.entries(events).map(([name, { payload, kept }]) => [name, fingerprint(schemaOf(payload), kept)])),
};

test("the wire is as agreed: changing a message is a decision, not an accident", () => {
  expect(present).toEqual(agreed);
});

test("a field that is renamed, made required or narrowed gives another fingerprint; a description does not", () => {
  const known = fingerprint(schemaOf(z.strictObject({ at: z.string(), metres: z.number().optional() })));
  expect(fingerprint(schemaOf(z.strictObject({ metres: z.number().describe("radius").optional(), at: z.string() })))).toBe(known);
  for (const other of [
    z.strictObject({ at: z.string(), meters: z.number().optional() }),
    z.strictObject({ at: z.string(), metres: z.number() }),
    z.strictObject({ at: z.string(), metres: z.number().max(10).optional() }),
    z.object({ at: z.string(), metres: z.number().optional() }),
  ]) {
    expect(fingerprint(schemaOf(other, "input"))).not.toBe(fingerprint(schemaOf(z.strictObject({ at: z.string(), metres: z.number().optional() }), "input")));
  }
});

test("no name means two messages", () => {
  expect(Object.keys(commands).filter((name) => name in events)).toEqual([]);
});

test("names read as they are meant: a command is noun:verb, an event noun:past", () => {
  for (const name of [...Object.keys(commands), ...Object.keys(events)]) expect(name).toMatch(/^[a-z]+(-[a-z]+)*:[a-z]+(-[a-z]+)*$/);
});
