import { io } from "socket.io-client";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusals } from "@najda/protocol";
import { oldTown, startCity, type City } from "./city.ts";
import type { Someone } from "./someone.ts";

let city: City;
let desk: Someone;
let author: Someone;
let stranger: Someone;
let incidentId: string;
beforeAll(async () => {
  city = await startCity();
  desk = await city.signIn("dispatcher");
  author = await city.signIn("alert-author");
  stranger = await city.signIn("dispatcher", { centreId: await city.addCentre("Neighbouring room") });
  incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "fall" });
});
afterAll(() => city.stop());

/** Rows of every table: what a refused message must leave as it was. The leader seals the audit in its own time. */
async function rowCounts(): Promise<unknown> {
  const tables = await city.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('audit_seals', 'installation') and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await city.query<{ count: string }>(`select count(*) as count from "${name}"`);
    counts[name] = Number(row!.count);
  }
  return counts;
}

const call = (change: object = {}) => ({ id: uuid(), incidentId: uuid(), at: oldTown, type: "fall", ...change });
const star = (points: number) => {
  const ring = Array.from({ length: points }, (_, index) => {
    const angle = (index * 2 * Math.PI * Math.floor(points / 2)) / points;
    return [44 + Math.cos(angle) * 0.1, 36 + Math.sin(angle) * 0.1];
  });
  return { type: "Polygon", coordinates: [[...ring, ring[0]]] };
};
const circle = (points: number) => {
  const ring = Array.from({ length: points }, (_, index) => {
    const angle = (index * 2 * Math.PI) / points;
    return [44 + Math.cos(angle) * 0.1, 36 + Math.sin(angle) * 0.1];
  });
  return { type: "Polygon", coordinates: [[...ring, ring[0]]] };
};
const words = (headline: string) => ({ en: { headline, description: "What happens.", instruction: "What to do." } });
const alert = (area: unknown, change: object = {}) => ({
  alertId: uuid(),
  area,
  texts: words("Flood along the river"),
  cancellation: words("Mistake"),
  allClear: words("Over"),
  severity: "Severe",
  urgency: "Immediate",
  certainty: "Observed",
  expires: new Date(Date.now() + 3_600_000).toISOString(),
  status: "Exercise",
  ...change,
});
const square = { type: "Polygon", coordinates: [[[44, 36], [44.1, 36], [44.1, 36.1], [44, 36.1], [44, 36]]] };
const nested = (depth: number): unknown => (depth === 0 ? 1 : { deeper: nested(depth - 1) });

/** Who sends what, and the code it is refused with; over both ways in. */
const cases: [string, () => Someone, string, () => unknown, string][] = [
  ["an unknown command", () => desk, "incident:explode", () => ({}), "unknown-command"],
  ["a name that is a property of every object", () => desk, "constructor", () => ({}), "unknown-command"],
  ["the wrong role", () => author, "call:take", () => call(), "role-refused"],
  ["another centre's incident", () => stranger, "incident:note", () => ({ noteId: uuid(), incidentId, text: "hello" }), "not-found"],
  ["another centre's incident, to read", () => stranger, "incident:read", () => ({ incidentId }), "not-found"],
  ["another centre's incident, to attach a call to", () => stranger, "call:take", () => call({ incidentId }), "not-found"],
  ["an id that nobody has", () => desk, "incident:read", () => ({ incidentId: uuid() }), "not-found"],
  ["a body that is a list", () => desk, "call:take", () => [], "malformed"],
  ["a missing place", () => desk, "call:take", () => call({ at: undefined }), "malformed"],
  ["an extra field", () => desk, "call:take", () => call({ status: "closed" }), "malformed"],
  ["a prototype", () => desk, "call:take", () => JSON.parse(`{"__proto__": {"role": "administrator"}, "id": "${uuid()}"}`), "malformed"],
  ["a latitude out of range", () => desk, "call:take", () => call({ at: [44, 91] }), "malformed"],
  ["a longitude out of range", () => desk, "call:take", () => call({ at: [-181, 36] }), "malformed"],
  ["coordinates that are no numbers", () => desk, "call:take", () => call({ at: [Number.NaN, 36] }), "malformed"],
  ["coordinates as texts", () => desk, "call:take", () => call({ at: ["44", "36"] }), "malformed"],
  ["three coordinates", () => desk, "call:take", () => call({ at: [44, 36, 100] }), "malformed"],
  ["an id that is no UUID", () => desk, "call:take", () => call({ id: "1; drop table calls" }), "malformed"],
  ["a commandId that is no UUID", () => desk, "call:take", () => call({ commandId: "one" }), "malformed"],
  ["an unknown type", () => desk, "call:take", () => call({ type: "alien-landing" }), "unknown-type"],
  ["NUL in a text", () => desk, "call:take", () => call({ narrative: "a\u0000b" }), "text-invalid"],
  ["half of a surrogate pair", () => desk, "call:take", () => call({ narrative: "\ud83d" }), "text-invalid"],
  ["a text that is too long", () => desk, "call:take", () => call({ narrative: "x".repeat(4_001) }), "malformed"],
  ["something nested without end", () => desk, "call:take", () => call({ caller: nested(40) }), "malformed"],
  ["an incident type's code in closing", () => desk, "incident:close", () => ({ incidentId, disposition: "fall" }), "unknown-disposition"],
  ["a unit that does not exist", () => desk, "incident:assign", () => ({ assignmentId: uuid(), incidentId, unitId: uuid() }), "not-found"],
  ["a ring that is not closed", () => author, "alert:draft", () => alert({ type: "Polygon", coordinates: [[[44, 36], [44.1, 36], [44.1, 36.1], [44, 36.1]]] }), "area-invalid"],
  ["a ring that crosses itself", () => author, "alert:draft", () => alert({ type: "Polygon", coordinates: [[[44, 36], [44.1, 36.1], [44.1, 36], [44, 36.1], [44, 36]]] }), "area-invalid"],
  ["an area of 1,001 vertices", () => author, "alert:draft", () => alert(circle(1_001)), "area-invalid"],
  ["a star of 1,001 vertices", () => author, "alert:draft", () => alert(star(1_001)), "area-invalid"],
  ["an area without rings", () => author, "alert:draft", () => alert({ type: "Polygon", coordinates: [] }), "malformed"],
  ["a vertex that is not a number", () => author, "alert:draft", () => alert({ type: "Polygon", coordinates: [[[44, 36], [44.1, null], [44.1, 36.1], [44, 36]]] }), "malformed"],
];

describe("refused over HTTP and over the socket, with a sentence, and nothing is changed", () => {
  test.each(cases)("%s", async (_, who, name, message, code) => {
    const before = await rowCounts();
    const bySocket = await who().ask(name, message());
    expect(bySocket).toMatchObject({ ok: false, code });
    const response = await fetch(`${city.url}/api/commands/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${who().token}` },
      body: JSON.stringify(message()),
    });
    const byHttp = (await response.json()) as { ok: boolean; code: string; message: string };
    expect(byHttp).toMatchObject({ ok: false, code });
    expect(byHttp.message).toMatch(/\.$/);
    expect(byHttp.message).not.toContain("?.");
    expect(response.status).toBe(refusals[code as keyof typeof refusals].status);
    expect(await rowCounts()).toEqual(before);
  });
});

test.each([
  ["without a language", { texts: {} }, "alert-incomplete"],
  ["without an all-clear in every language", { allClear: { ar: words("انتهى").en } }, "alert-incomplete"],
  ["that has expired already", { expires: "2020-01-01T00:00:00Z" }, "alert-expired"],
])("an alert %s may be drafted, but not submitted", async (_, change, code) => {
  const draft = alert(square, change);
  await author.send("alert:draft", draft as never);
  const before = await rowCounts();
  expect(await author.ask("alert:submit", { alertId: draft.alertId })).toMatchObject({ ok: false, code });
  expect(await rowCounts()).toEqual(before);
});

const raw = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${city.url}/api/commands/call:take`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${desk.token}`, ...headers }, body });

test("a body that is not JSON, or far too large, is refused in our words", async () => {
  const before = await rowCounts();
  const broken = await raw("{not json");
  expect([broken.status, ((await broken.json()) as { code: string }).code]).toEqual([400, "malformed"]);
  const large = await raw(JSON.stringify({ narrative: "x".repeat(300_000) }));
  expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, "too-large"]);
  const bare = await raw('"text"');
  expect(bare.status).toBe(400);
  expect(await rowCounts()).toEqual(before);
});

test("without a session nothing is answered but who to be", async () => {
  const response = await fetch(`${city.url}/api/board`);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ ok: false, code: "signed-out" });
});

test("nothing that a client says over the socket ends the process", async () => {
  const rude = io(city.url, { transports: ["websocket"], auth: { token: desk.token }, forceNew: true });
  await new Promise<void>((resolve) => rude.once("connect", () => resolve()));
  const said: unknown[][] = [["call:take"], ["call:take", null], ["", {}], ["sync:since", { number: -1 }], ["sync:since", "x"], ["incident:read", Buffer.from("x")], ["a", ...Array.from({ length: 1_000 }, () => 1)]];
  for (const [name, ...rest] of said) rude.emit(String(name), ...rest);
  expect(await rude.timeout(5_000).emitWithAck("sync:since", { number: "one" })).toMatchObject({ ok: false, code: "malformed" });
  // A message larger than any command may be ends that connection, not the server.
  const gone = new Promise<void>((resolve) => rude.once("disconnect", () => resolve()));
  rude.emit("call:take", { narrative: "x".repeat(400_000) });
  await gone;
  rude.disconnect();
  expect((await fetch(`${city.url}/readyz`)).status).toBe(200);
});

test("the event number that somebody asks from must be one", async () => {
  for (const after of ["x", "-1", "1.5", ""]) {
    const response = await fetch(`${city.url}/api/events?after=${after}`, { headers: { authorization: `Bearer ${desk.token}` } });
    expect(response.status, after).toBe(400);
  }
});
