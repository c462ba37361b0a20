import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { visible } from "@najda/protocol";
import type { Role } from "@najda/protocol";
import { oldTown, startCity } from "../../server/test/city.ts";
import type { City } from "../../server/test/city.ts";
import { connectionAt, createNajda, memoryShelf, newId } from "../src/connect/index.ts";
import type { Najda, Shelf } from "../src/connect/index.ts";
import { relayTo } from "./relay.ts";
import type { Relay } from "./relay.ts";

const password = "a password that is long enough";
const patience = { timeout: 20_000, interval: 50 };
const opened: Najda[] = [];
let city: City;
let network: Relay;

beforeAll(async () => {
  city = await startCity();
  network = await relayTo(city.url);
});
afterAll(async () => {
  for (const najda of opened) najda.close();
  await network.stop();
  await city.stop();
});

interface Wanted {
  /** Through the network that a test can cut; else straight to the server. */
  readonly url?: string;
  readonly shelf?: Shelf;
  readonly name?: string;
}

async function account(role: Exclude<Role, "citizen">): Promise<string> {
  const name = `${role} ${newId()}`;
  await city.admin.send("person:add", { personId: newId(), name, password, role, centreId: city.centreId });
  return name;
}

const joined = (najda: Najda): Promise<void> => vi.waitFor(() => expect(najda.pulse.get().joined).toBe(true), patience);

/** An app as a browser would have it, but with a token instead of a cookie. */
async function desk(wanted: Wanted = {}): Promise<Najda> {
  const najda = await createNajda({ app: "console", url: wanted.url ?? city.url, bearer: true, shelf: wanted.shelf ?? memoryShelf() });
  opened.push(najda);
  const answer = await najda.signIn({ name: wanted.name ?? (await account("dispatcher")), password });
  expect(answer).toMatchObject({ ok: true });
  await joined(najda);
  return najda;
}

const call = (incidentId = newId()) => ({ id: newId(), incidentId, at: oldTown, type: "structure-fire" });
const note = (incidentId: string, text: string) => ({ noteId: newId(), incidentId, text });

const shown = (najda: Najda): unknown => {
  const board = najda.board();
  return board && visible(board);
};

/** The law, for the app's own store: whoever followed along and whoever has just signed in see the same thing. */
const agrees = (najda: Najda): Promise<void> =>
  vi.waitFor(async () => {
    const fresh = await desk();
    expect(shown(najda)).toEqual(shown(fresh));
    fresh.close();
  }, patience);

async function notesOf(najda: Najda, incidentId: string): Promise<(string | undefined)[]> {
  const read = await najda.send("incident:read", { incidentId });
  if (read.kind !== "done") throw new Error(read.kind);
  const notes = read.value.log.filter((line) => line.what === "note");
  return notes.sort((one, other) => one.at.localeCompare(other.at)).map((line) => line.text);
}

test("a call taken at one desk is on the board of another, and both agree with a fresh one", async () => {
  const [calls, other] = [await desk(), await desk()];
  const taken = call();
  expect(await calls.send("call:take", taken)).toMatchObject({ kind: "done", value: { id: taken.incidentId } });
  await vi.waitFor(() => expect(other.board()?.incidents[taken.incidentId]?.status).toBe("pending"), patience);
  await agrees(other);
});

test("what was said while the network was away is sent once, in order, when it is back; what can't wait is refused", async () => {
  const away = await desk({ url: network.url });
  const incidentId = newId();
  await away.send("call:take", call(incidentId));
  network.cut();
  await vi.waitFor(() => expect(away.pulse.get().joined).toBe(false), patience);

  const texts = Array.from({ length: 10 }, (_, index) => `note ${index}`);
  for (const text of texts) expect(await away.send("incident:note", note(incidentId, text))).toEqual({ kind: "queued" });
  expect(away.pulse.get().queued).toBe(10);
  expect(await away.send("incident:close", { incidentId, disposition: "nothing-found" })).toMatchObject({ refusal: { code: "offline" } });
  expect(connectionAt(away.pulse.get(), Date.now() + 10_000)).toMatchObject({ state: "stale", queued: 10 });

  const elsewhere = await desk();
  await elsewhere.send("incident:change", { incidentId, hazard: "oxygen storage" });
  network.mend();
  await vi.waitFor(() => expect(away.pulse.get().queued).toBe(0), patience);
  expect(await notesOf(elsewhere, incidentId)).toEqual(texts);
  await vi.waitFor(() => expect(away.board()?.incidents[incidentId]?.hazard).toBe("oxygen storage"), patience);
  await agrees(away);
});

test("an answer that is lost on its way leaves one effect, not two", async () => {
  const away = await desk({ url: network.url });
  const incidentId = newId();
  await away.send("call:take", call(incidentId));
  network.mute();
  const pressed = away.send("incident:note", note(incidentId, "smoke on the stairs"));
  // The server has done it; the app can't know.
  const elsewhere = await desk();
  await vi.waitFor(async () => expect(await notesOf(elsewhere, incidentId)).toHaveLength(1), patience);
  network.mend();
  await pressed;
  await vi.waitFor(() => expect(away.pulse.get().queued).toBe(0), patience);
  expect(away.outbox.get().refused).toEqual([]);
  expect(await notesOf(elsewhere, incidentId)).toEqual(["smoke on the stairs"]);
});

test("a queue survives the page, and only its own person's session sends it", async () => {
  const shelf = memoryShelf();
  const name = await account("dispatcher");
  const before = await desk({ url: network.url, shelf, name });
  const incidentId = newId();
  await before.send("call:take", call(incidentId));
  network.cut();
  await vi.waitFor(() => expect(before.pulse.get().joined).toBe(false), patience);
  await before.send("incident:note", note(incidentId, "kept"));
  before.close();
  network.mend();

  const somebodyElse = await desk({ shelf });
  expect(somebodyElse.outbox.get().waiting).toEqual([]);
  expect(await notesOf(somebodyElse, incidentId)).toEqual([]);
  somebodyElse.close();
  const again = await desk({ shelf, name });
  await vi.waitFor(async () => expect(await notesOf(again, incidentId)).toEqual(["kept"]), patience);
});

test("a queued command that is refused in the end is shown with its reason", async () => {
  const away = await desk({ url: network.url });
  network.cut();
  await vi.waitFor(() => expect(away.pulse.get().joined).toBe(false), patience);
  await away.send("incident:note", note(newId(), "of an incident that nobody opened"));
  network.mend();
  await vi.waitFor(() => expect(away.outbox.get().refused).toMatchObject([{ refusal: { code: "not-found" } }]), patience);
  const [refused] = away.outbox.get().refused;
  if (refused !== undefined) await away.dismissRefused(refused);
  expect(away.outbox.get().refused).toEqual([]);
});

test("a session that is revoked signs the app out", async () => {
  const revoked = await desk();
  const session = revoked.session.get();
  if (session.state !== "signed-in") throw new Error("not signed in");
  await city.admin.send("session:revoke", { personId: session.person.id });
  await vi.waitFor(() => expect(revoked.session.get()).toEqual({ state: "signed-out", ended: true }), patience);
  expect(revoked.board()).toBeUndefined();
  expect(await revoked.send("call:take", call())).toMatchObject({ kind: "refused", refusal: { code: "signed-out" } });
});
