import { deepEqual, equal, ok } from "node:assert/strict";
import { v7 as uuid } from "uuid";
import { placeIn, type Stage } from "./cast.ts";
import { alertContent } from "./draft-to-receipts.ts";
import type { Answer, Board, Incident, Place } from "./shapes.ts";

/** A ring that crosses itself. */
const bowTie = ([lng, lat]: Place) => ({
  type: "Polygon",
  coordinates: [[[lng, lat], [lng + 0.01, lat + 0.01], [lng + 0.01, lat], [lng, lat + 0.01], [lng, lat]]],
});

/** What must be refused is refused with a code and a sentence, and changes nothing. */
export async function refusals({ url, demo, checks, cast, contract }: Stage): Promise<void> {
  const { callTaker, dispatcher, crew, citizen, author } = cast;
  const here = placeIn(demo, 0.3, 0.3);
  const call = (at: unknown = here) => ({ id: uuid(), incidentId: uuid(), at, type: demo.incidentTypes[0]?.code, address: "Refused street 1" });
  const malformed = { status: 400, code: "malformed" };

  await checks.see("a citizen can't take a call", () => citizen.refused("call:take", call(), { status: 403, code: "role-refused" }));
  await checks.see("a call taker can't send a unit", () =>
    callTaker.refused("incident:assign", { assignmentId: uuid(), incidentId: uuid(), unitId: uuid() }, { status: 403, code: "role-refused" }),
  );
  await checks.see("a latitude of 200 is refused", () => callTaker.refused("call:take", call([44, 200]), malformed));
  await checks.see("a field that nobody knows is refused", () => callTaker.refused("call:take", { ...call(), colour: "red" }, malformed));
  await checks.see("a text with NUL is refused", () => callTaker.refused("call:take", { ...call(), narrative: "a\u0000b" }, { status: 400, code: "text-invalid" }));
  await checks.see("an unknown type is refused", () => callTaker.refused("call:take", { ...call(), type: "no-such-type" }, { status: 400, code: "unknown-type" }));
  await checks.see("an unknown command is refused", () => dispatcher.refused("incident:forget", {}, { status: 404, code: "unknown-command" }));
  await checks.see("an incident that does not exist is not found", () => dispatcher.refused("incident:read", { incidentId: uuid() }, { status: 404, code: "not-found" }));
  await checks.see("a crew can't log on another unit", async () => {
    const { units } = await dispatcher.read<Board>("/api/board");
    const other = units.find((unit) => unit.id !== crew.unitId);
    await crew.refused("unit:duty", { unitId: other?.id, duty: "off-duty" }, { status: 404, code: "not-found" });
  });
  await checks.see("a self-crossing area is refused", () =>
    author.refused("alert:draft", { ...alertContent(here), alertId: uuid(), area: bowTie(here) }, { status: 400, code: "area-invalid" }),
  );
  await checks.see("a demo sends exercises only", () =>
    author.refused("alert:draft", { ...alertContent(here), alertId: uuid(), status: "Actual" }, { status: 409, code: "exercise-only" }),
  );
  await checks.see("over the socket the answer is the same", async () => {
    const line = await citizen.listen();
    const answer = (await line.ask("call:take", call())) as Extract<Answer, { ok: false }>;
    equal(answer.code, "role-refused");
  });
  await checks.see("a message that is sent twice is done once", async () => {
    const twice = { commandId: uuid(), ...call() };
    const first = await callTaker.send<Incident>("call:take", twice);
    deepEqual(await callTaker.send<Incident>("call:take", twice), first);
    await callTaker.refused("call:take", { ...twice, address: "Another street" }, { status: 409, code: "id-reused" });
    await dispatcher.send("incident:cancel", { incidentId: twice.incidentId, reason: "exercise" });
  });
  await checks.see("none of it is on the board", async () => {
    const { incidents } = await dispatcher.read<Board>("/api/board");
    equal(incidents.filter((incident) => incident.address === "Refused street 1").length, 0);
  });
  await signedOut({ url, demo, checks, cast, contract });
}

async function signedOut({ url, checks, cast }: Stage): Promise<void> {
  const ask = (path: string, init: RequestInit) => fetch(`${url}${path}`, { method: "POST", body: "{}", ...init });
  const json = { "content-type": "application/json" };
  await checks.see("without a token nothing is told", async () => equal((await fetch(`${url}/api/board`)).status, 401));
  await checks.see("a wrong password is refused", async () => {
    const response = await ask("/api/sessions", { headers: json, body: JSON.stringify({ name: `nobody-${uuid()}`, password: "wrong" }) });
    equal(response.status, 401);
  });
  await checks.see("a foreign page is refused, even with a token", async () => {
    const headers = { ...json, authorization: `Bearer ${cast.dispatcher.token}`, origin: "https://elsewhere.example" };
    const response = await ask("/api/commands/master:list", { headers });
    equal(response.status, 403);
    equal(((await response.json()) as { code: string }).code, "origin-refused");
  });
  await checks.see("a body that is no JSON is refused", async () => {
    const headers = { ...json, authorization: `Bearer ${cast.dispatcher.token}` };
    const response = await ask("/api/commands/call:take", { headers, body: "{" });
    equal(response.status, 400);
    ok(((await response.json()) as { message: string }).message.length > 10, "no sentence");
  });
}
