import { createECDH, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands, events, refusals, type CommandName } from "@najda/protocol";
import { addIntakeKey } from "../src/installation/intake-key.ts";
import { type AsyncApi, type Json, type OpenApi, type Operation, schemasIn, unresolved } from "./contract-documents.ts";
import { oldTown, startCity, type City, type Crew } from "./city.ts";
import type { Someone } from "./someone.ts";

/**
 * The product is checked by strangers who have the two documents and nothing else: so everything that is asked here
 * is checked against the document before it is sent, and every answer against what the document promised.
 */
let city: City;
let openApi: OpenApi;
let asyncApi: AsyncApi;
beforeAll(async () => {
  // Demo mode, because one of the addresses exists only there.
  city = await startCity({ demo: true });
  openApi = (await (await fetch(`${city.url}/api/openapi.json`)).json()) as OpenApi;
  asyncApi = (await (await fetch(`${city.url}/api/asyncapi.json`)).json()) as AsyncApi;
});
afterAll(() => city.stop());

const commandNames = Object.keys(commands) as CommandName[];
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false, strictTypes: false, formats: { uuid: true, "date-time": true, uri: true } });

/** What is wrong with a value by a schema of the documents; references are looked up in the document itself. */
function faults(schema: Json, value: unknown): unknown {
  const validate = compiled.get(schema) ?? ajv.compile({ ...schema, components: { schemas: openApi.components.schemas } });
  compiled.set(schema, validate);
  return validate(value) ? [] : validate.errors;
}
const compiled = new Map<Json, ValidateFunction>();
ajv.addKeyword("components");

const operations = (): { path: string; method: string; operation: Operation }[] =>
  Object.entries(openApi.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })));

describe("the OpenAPI document", () => {
  test("has the structure of OpenAPI 3.1", () => {
    expect(openApi).toMatchObject({ openapi: expect.stringMatching(/^3\.1\.\d+$/), info: { title: expect.any(String), version: expect.any(String), license: { name: "Apache-2.0", identifier: "Apache-2.0" } } });
    expect(Object.keys(openApi).filter((key) => !["openapi", "info", "security", "paths", "components", "tags", "servers"].includes(key))).toEqual([]);
    const schemes = Object.keys(openApi.components.securitySchemes);
    for (const { path, method, operation } of operations()) {
      const where = `${method} ${path}`;
      expect(where).toMatch(/^(get|post|put|delete|patch) \//);
      const templated = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect((operation.parameters ?? []).filter((each) => each.in === "path" && each.required).map((each) => each.name), where).toEqual(templated);
      expect(Object.keys(operation.responses).filter((status) => !/^[1-5]\d\d$/.test(status)), where).toEqual([]);
      expect(Object.keys(operation.responses), where).toContain("200");
      for (const answer of Object.values(operation.responses)) expect(answer.description, where).toMatch(/\S/);
      for (const type of Object.keys(operation.requestBody?.content ?? {})) expect(type, where).toMatch(/^\w+\/[\w+.-]+$/);
      expect([...(operation.security ?? []), ...openApi.security].flatMap((each) => Object.keys(each as Json)).filter((name) => !schemes.includes(name)), where).toEqual([]);
    }
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(unresolved(openApi)).toEqual([]);
  });

  test("holds only sound JSON Schemas, and so does the AsyncAPI document", () => {
    const all = [...schemasIn(openApi), ...schemasIn(asyncApi), ...Object.values(openApi.components.schemas).map((schema) => ({ where: "components", schema }))];
    expect(all.length).toBeGreaterThan(2 * commandNames.length);
    for (const { where, schema } of all) expect(ajv.validateSchema(schema), `${where} ${ajv.errorsText()}`).toBe(true);
  });

  test("has every command, and every other address that the server answers", () => {
    expect(Object.keys(openApi.paths).filter((path) => path.startsWith("/api/commands/")).sort()).toEqual(commandNames.map((name) => `/api/commands/${name}`).sort());
    const root = join(import.meta.dirname, "../src");
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
    const served = files.flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/\bhttp\.(?:get|post|delete|all)\("(\/[^"]+)"/g)].flatMap((match) => match[1] ?? []));
    // Pages for people and their map, and the two documents themselves.
    const pages = /^\/(docs|tiles)\b|^\/api\/(openapi|asyncapi)\.json$|^\/api\/commands\/:name$/;
    const fixed = served.filter((path) => !pages.test(path)).map((path) => (path === "/alerts/:name.xml" ? "/alerts/{id}.xml" : path.replace(/:(\w+)/g, "{$1}")));
    expect(fixed).toContain("/intake/calls");
    expect([...new Set(fixed)].sort()).toEqual(Object.keys(openApi.paths).filter((path) => !path.startsWith("/api/commands/")).sort());
  });

  test("tells every refusal with its status", () => {
    for (const [code, { status }] of Object.entries(refusals)) expect(openApi.paths["/api/commands/call:take"]!.post!.responses[status]?.description).toContain(`${code}: `);
  });
});

describe("a small run in which every command is sent and every answer is what was promised", () => {
  const checked = new Set<string>();
  let desk: Someone;
  let crew: Crew;
  let author: Someone;
  let approver: Someone;
  let citizen: Someone;
  beforeAll(async () => {
    desk = await city.signIn("dispatcher");
    crew = await city.crew("Medic 1", { at: oldTown, skills: ["als"] });
    [author, approver, citizen] = [await city.signIn("alert-author"), await city.signIn("alert-approver"), await city.signIn("citizen")];
  });

  const now = () => city.clock.now().toISOString();
  const post = async (path: string, { token, body }: { token: string; body: unknown }) => {
    const response = await fetch(`${city.url}${path}`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
    const answer = (await response.json()) as Json;
    const { post: promised } = openApi.paths[path]!;
    const schema = promised!.responses[response.status]?.content?.["application/json"]?.schema;
    expect(schema, `${path} answers ${response.status}: ${JSON.stringify(answer)}`).toBeDefined();
    expect(faults(schema!, answer), `${path} ${response.status} ${JSON.stringify(answer)}`).toEqual([]);
    return { status: response.status, answer, body: promised!.requestBody!.content["application/json"]!.schema };
  };
  /** Sends a command that the document allows, and checks that it was done and answered as the document says. */
  const send = async (by: Someone, name: CommandName, body: object): Promise<Json> => {
    const { status, answer, body: schema } = await post(`/api/commands/${name}`, { token: by.token, body: { commandId: uuid(), ...body } });
    expect(faults(schema, { commandId: uuid(), ...body }), name).toEqual([]);
    expect([status, answer.ok], `${name} ${JSON.stringify(answer)}`).toEqual([200, true]);
    checked.add(name);
    return answer.value as Json;
  };

  test("master data", async () => {
    const { admin } = city;
    const [centreId, agencyId, unitId, personId] = [uuid(), uuid(), uuid(), uuid()];
    await send(admin, "centre:add", { centreId, name: "North room" });
    await send(admin, "agency:add", { agencyId, name: "Rescue", kind: "rescue", centreId: city.centreId });
    await send(admin, "unit:add", { unitId, agencyId, callSign: "Rescue 9", type: "engine", capabilities: ["engine"] });
    await send(admin, "unit:change", { unitId, agencyId, callSign: "Rescue 9", type: "engine", capabilities: ["engine", "ladder"], station: { name: "North", at: oldTown } });
    await send(admin, "person:add", { personId, name: "north crew", password: "a password that is long", role: "responder", centreId: city.centreId, agencyId, unitId });
    await send(admin, "person:change", { personId, active: false });
    await send(admin, "session:revoke", { personId });
    await send(admin, "incident-type:save", { code: "wolf", names: { en: "Wolf", ar: "ذئب" }, priority: 4, needs: [{ capability: "patrol", count: 2 }] });
    await send(admin, "disposition:save", { code: "chased-off", names: { en: "Chased off" } });
    for (const someone of [admin, desk, author]) await send(someone, "master:list", {});
  });

  test("life 1", async () => {
    const [incidentId, assignmentId, second] = [uuid(), uuid(), uuid()];
    await send(desk, "call:take", { id: uuid(), incidentId, at: oldTown, type: "chest-pain", accuracyMetres: 12, narrative: "pain in the chest", hazard: "dog", caller: { name: "Sara", phone: "0750", language: "ckb" } });
    await send(crew, "unit:duty", { unitId: crew.unitId, duty: "in-service", crewSize: 2 });
    await send(crew, "position:report", { unitId: crew.unitId, at: oldTown, recordedAt: now(), heading: 90, speed: 12, accuracyMetres: 5 });
    await send(desk, "incident:recommend", { incidentId });
    await send(desk, "incident:assign", { assignmentId, incidentId, unitId: crew.unitId });
    await send(crew, "assignment:seen", { assignmentId, step: "reached", at: now() });
    await send(crew, "assignment:report", { assignmentId, status: "transporting", reportedAt: now(), destination: "City hospital" });
    await send(desk, "assignment:cancel", { assignmentId, reason: "nearer unit found" });
    await send(desk, "incident:change", { incidentId, priority: 1, address: "Palm Square 3" });
    await send(desk, "incident:assign", { assignmentId: second, incidentId, unitId: crew.unitId });
    await send(crew, "incident:note", { noteId: uuid(), incidentId, text: "door code 1234" });
    await send(crew, "incident:read", { incidentId });
    await send(desk, "incident:cancel", { incidentId, reason: "false alarm" });
    await send(desk, "incident:reopen", { incidentId, reason: "it was not" });
    await send(desk, "incident:close", { incidentId, disposition: "handled-on-scene" });
    await send(desk, "incident:read", { incidentId });
    await send(desk, "incident:search", { text: "Palm" });
    await send(desk, "place:find", { near: oldTown, limit: 3 });
    await send(crew, "device:save", { id: uuid(), channel: webPush() });
    const [reportId, dismissed] = [uuid(), uuid()];
    await send(citizen, "report:file", { id: reportId, at: oldTown, kind: "fall", text: "an old man fell", forSomeoneElse: true, phone: "0750" });
    await send(citizen, "report:file", { id: dismissed, at: oldTown, kind: "noise" });
    await send(desk, "report:accept", { reportId, incidentId: uuid() });
    await send(desk, "report:dismiss", { reportId: dismissed, note: "a party" });
    await send(citizen, "report:mine", {});
  });

  const around = { type: "Polygon", coordinates: [[[44, 36.18], [44.02, 36.18], [44.02, 36.2], [44, 36.2], [44, 36.18]]] };

  test("zones, what is known of a place, and closed streets", async () => {
    const supervisor = await city.signIn("supervisor");
    const { agencies } = await send(city.admin, "master:list", {});
    const [agency] = agencies as { id: string }[];
    const [premiseId, closureId, incidentId] = [uuid(), uuid(), uuid()];
    const collection = { type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "Old town", code: "B1" }, geometry: around }] };
    await send(city.admin, "zones:import", { versionId: uuid(), agencyId: agency!.id, kind: "jurisdiction", collection });
    await send(city.admin, "zones:list", { on: now() });
    await send(desk, "zone:at", { at: oldTown });
    await send(supervisor, "premise:save", { id: premiseId, kind: "hazard", name: "Gas store", hazard: "gas", area: around, text: "no water on it", floors: [{ floor: -1, text: "the main tap" }] });
    await send(desk, "premise:at", { at: oldTown });
    await send(desk, "premise:list", {});
    await send(supervisor, "premise:remove", { premiseId });
    await send(desk, "closure:add", { id: closureId, shape: around, factor: 3, reason: "market" });
    await send(desk, "call:take", { id: uuid(), incidentId, at: oldTown, type: "fall" });
    await send(desk, "route:find", { incidentId, from: oldTown });
    await send(desk, "incident:arrivals", { incidentId });
    await send(desk, "closure:end", { closureId });
    await send(supervisor, "travel:accuracy", {});
    await send(desk, "incident:cancel", { incidentId, reason: "no more needed" });
  });

  test("coverage and moving up", async () => {
    const [gapId, moveUpId] = [uuid(), uuid()];
    // As the timer leaves it; what comes before needs a map, and has a flow of its own.
    await city.query(
      `insert into coverage_gaps (id, centre_id, service, zone_names, zone_at, people, since, alarmed_at)
       values ($1, $2, 'ambulance', '{"und": "North"}', st_point(44, 36, 4326)::geography, 900, now(), now())`,
      [gapId, city.centreId],
    );
    await send(desk, "coverage:grid", {});
    await send(desk, "coverage:read", { service: "ambulance" });
    await send(desk, "coverage-gap:acknowledge", { gapId });
    await send(desk, "moveup:suggest", { service: "ambulance", gapId });
    await send(desk, "moveup:order", { moveUpId, unitId: crew.unitId, to: { name: "North station", at: oldTown } });
    await send(crew, "moveup:end", { moveUpId });
  });

  test("life 3", async () => {
    const alertId = uuid();
    const words = { en: { headline: "Drill: flood", description: "Water rises.", instruction: "Go up." } };
    const content = { alertId, area: around, texts: words, cancellation: words, allClear: words, severity: "Severe", urgency: "Immediate", certainty: "Likely", category: "Met", expires: new Date(city.clock.now().getTime() + 3_600_000).toISOString(), status: "Exercise" };
    const subscription = uuid();
    await send(citizen, "subscription:save", { id: subscription, cells: ["872cec4e5ffffff"], channel: webPush(), language: "en" });
    await send(citizen, "cells:watch", { cells: ["872cec4e5ffffff"] });
    await send(author, "alert:draft", content);
    await send(author, "alert:estimate", { area: around });
    await send(author, "alert:submit", { alertId });
    await send(approver, "alert:return", { alertId, note: "name the river" });
    await send(author, "alert:edit", content);
    const submitted = await send(author, "alert:submit", { alertId });
    await send(approver, "alert:approve", { alertId, contentHash: submitted.contentHash });
    await send(desk, "alert:read", { alertId });
    await send(citizen, "receipt:report", { alertId, subscriptionId: subscription, kind: "shown", at: now() });
    await send(author, "alert:cancel", { alertId, reason: "over" });
    await send(citizen, "subscription:remove", { id: subscription });
    expect((await fetch(`${city.url}/alerts/${alertId}.xml`)).headers.get("content-type")).toMatch("application/cap+xml");
  });

  test("every command has been sent, and every refusal of the way looks as promised", async () => {
    expect(commandNames.filter((name) => !checked.has(name))).toEqual([]);
    for (const [path, token, body, code] of [
      ["/api/commands/call:take", desk.token, {}, "malformed"],
      ["/api/commands/call:take", "nobody", {}, "signed-out"],
      ["/api/commands/call:take", citizen.token, {}, "role-refused"],
      ["/api/commands/incident:read", desk.token, { incidentId: uuid() }, "not-found"],
      ["/api/commands/call:take", desk.token, { id: uuid(), narrative: "x".repeat(300_000) }, "too-large"],
    ] as const) {
      expect((await post(path, { token, body })).answer).toMatchObject({ ok: false, code });
    }
  });

  test("board, events and whatever else is read", async () => {
    const read = async (path: string, { token, documented = path }: { token?: string; documented?: string } = {}) => {
      const response = await fetch(`${city.url}${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
      expect(response.status, path).toBe(200);
      const content = openApi.paths[documented]!.get!.responses[200]!.content!;
      const [type, { schema }] = Object.entries(content)[0]!;
      expect(response.headers.get("content-type"), path).toMatch(type);
      if (type === "application/json") expect(faults(schema, await response.json()), path).toEqual([]);
    };
    for (const { token } of [desk, crew, author, citizen, city.admin]) {
      await read("/api/board", { token });
      await read("/api/events?after=0", { token, documented: "/api/events" });
      await read("/api/sessions/current", { token });
    }
    for (const path of ["/api/installation", "/api/demo", "/healthz", "/readyz", "/metrics", "/alerts/feed.atom"]) await read(path);
  });

  test("calls from a telephony system, positions from a tracker, signing in and out", async () => {
    const { pool } = city.nodes[0]!.app;
    const [calls, positions] = await Promise.all((["calls", "positions"] as const).map((kind) => addIntakeKey(pool, { kind, name: kind, centreName: "City control room" })));
    expect((await post("/intake/calls", { token: calls!, body: { id: uuid(), incidentId: uuid(), at: oldTown, type: "fall" } })).status).toBe(200);
    expect((await post("/intake/positions", { token: positions!, body: { _type: "location", tid: "M1", topic: "Medic 1", lat: oldTown[1], lon: oldTown[0], tst: Math.floor(Date.now() / 1_000) } })).status).toBe(200);
    expect((await post("/intake/calls", { token: positions!, body: {} })).answer).toMatchObject({ code: "signed-out" });
    const signed = await post("/api/sessions", { token: "", body: { install: uuid(), app: "citizen" } });
    expect(signed.status).toBe(200);
    expect((await post("/api/invitations/accept", { token: "", body: { token: "never", name: "me", password: "a password that is long", centreName: "x" } })).answer).toMatchObject({ ok: false });
    const out = await fetch(`${city.url}/api/sessions/current`, { method: "DELETE", headers: { authorization: `Bearer ${String(signed.answer.token)}` } });
    expect(faults(openApi.paths["/api/sessions/current"]!.delete!.responses[200]!.content!["application/json"]!.schema, await out.json())).toEqual([]);
  });

  test("every event that was heard on the way is as the AsyncAPI document says", async () => {
    const messages = Object.values(asyncApi.channels.events!.messages);
    const heard = new Set<string>();
    for (const someone of [desk, crew, author, citizen]) {
      const { followed, fresh } = await someone.law();
      expect(followed).toEqual(fresh);
      for (const event of someone.heard) {
        heard.add(event.name);
        expect(faults(messages.find(({ title }) => title === event.name)!.payload, event), event.name).toEqual([]);
      }
    }
    const never = Object.keys(events).filter((name) => !heard.has(name));
    // A citizen hears a published alert where a cell is joined over the socket; sessions are the nodes' own; counts and coverage are not kept.
    expect(never.sort()).toEqual(["alert:counted", "alert:published", "coverage:changed", "session:ended"]);
  });
});

const webPush = () => {
  const browser = createECDH("prime256v1");
  return { kind: "web-push", endpoint: `https://updates.push.services.mozilla.com/wpush/v2/${uuid()}`, keys: { p256dh: browser.generateKeys("base64url"), auth: randomBytes(16).toString("base64url") } };
};

describe("the AsyncAPI document", () => {
  test("names every command with its answer, and every event", () => {
    expect(asyncApi).toMatchObject({ asyncapi: expect.stringMatching(/^3\.0\.\d+$/), info: { title: expect.any(String), version: expect.any(String) } });
    const sent = Object.values(asyncApi.channels.commands!.messages).map(({ name }) => name);
    expect(sent.sort()).toEqual(commandNames.flatMap((name) => [name, `${name} (acknowledgement)`]).sort());
    expect(Object.values(asyncApi.channels.events!.messages).map(({ title = "" }) => title).sort()).toEqual(Object.keys(events).sort());
    expect(Object.values(asyncApi.operations).filter(({ action }) => action === "receive")).toHaveLength(commandNames.length);
    expect(Object.values(asyncApi.operations).filter(({ action }) => action === "send")).toHaveLength(Object.keys(events).length);
    expect(unresolved({ ...asyncApi })).toEqual([]);
  });
});
