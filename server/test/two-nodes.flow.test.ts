import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { cellOf } from "@najda/geo";
import type { CommandName, PublishedAlert, Role } from "@najda/protocol";
import { Redis } from "ioredis";
import { Client } from "pg";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { flood, oldTown } from "../../alerts/test/flood.ts";
import { verifyAudit } from "../src/audit/verify.ts";
import { asDb } from "../src/infra/pool.ts";
import { diesWithUs, freePort } from "../src/infra/postgres-process.ts";
import { types } from "../src/infra/rows.ts";
import { composeNodes } from "./compose-nodes.ts";
import { startRedis, type TestRedis } from "./redis.ts";
import { connect, type Someone } from "./someone.ts";
import "./provided.ts";

/**
 * What docker-compose.yml starts, without its engine: each node's own command and environment, as processes of their
 * own, of which only hosts and ports are replaced. They find an empty database, as `create-database.sh` leaves it.
 */
const root = join(import.meta.dirname, "../..");
const password = "a password that is long enough";
const redisPassword = "redissecret";
const origin = "https://console.example.org";

interface Node {
  readonly name: string;
  readonly url: string;
  readonly command: readonly string[];
  readonly environment: Record<string, string>;
  process?: ChildProcess;
}

let redis: TestRedis;
let database: Client;
let nodes: readonly [Node, Node];
beforeAll(async () => {
  redis = await startRedis();
  database = await emptyDatabase();
  await useRedis((client) => client.config("SET", "requirepass", redisPassword));
  const written = composeNodes({
    NAJDA_DATABASE_PASSWORD: new URL(inject("postgres").url).password,
    REDIS_PASSWORD: redisPassword,
    NAJDA_HOST: new URL(origin).host,
    EMERGENCY_NUMBER: "122",
    TIME_ZONE: "Asia/Baghdad",
    ALERT_SENDER: "warnings@example.org",
    ALERT_SENDER_NAME: "Civil defence",
    VAPID_SUBJECT: "mailto:warnings@example.org",
  });
  expect(written.map(({ name }) => name)).toEqual(["node-1", "node-2"]);
  const [one, two] = written;
  nodes = [await onThisMachine(one!), await onThisMachine(two!)];
  // Both at once: the one that comes second must wait while the first makes the schema.
  await Promise.all(nodes.map(start));
}, 180_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => end(node, "SIGTERM")));
  await database.end();
  await asSuperuser("postgres", "drop database najda with (force)");
  await redis.stop();
});

async function onThisMachine({ name, command, environment }: ReturnType<typeof composeNodes>[number]): Promise<Node> {
  const port = String(await freePort());
  const postgres = new URL(inject("postgres").url);
  const replaced = {
    HOST: environment.HOST?.replace("0.0.0.0", "127.0.0.1"),
    PORT: environment.PORT?.replace("3000", port),
    DATABASE_URL: environment.DATABASE_URL?.replace("@db:5432/", `@${postgres.host}/`),
    REDIS_URL: environment.REDIS_URL?.replace("@redis:6379", `@${new URL(redis.url).host}`),
  };
  expect(Object.entries(replaced).filter(([key, value]) => value === undefined || value === environment[key])).toEqual([]);
  return { name, command, url: `http://127.0.0.1:${port}`, environment: { ...environment, ...(replaced as Record<string, string>) } };
}

/** `node` is the one that runs this test; the machine's own may be older. */
const path = `${join(process.execPath, "..")}:${process.env.PATH ?? ""}`;

/** Starts a node and waits until it takes work, as the health check of its container does. */
async function start(node: Node): Promise<void> {
  const [file = "", ...words] = [...diesWithUs("KILL"), ...node.command];
  const child = spawn(file, words, { cwd: root, env: { PATH: path, ...node.environment, LOG_LEVEL: "warn" }, stdio: ["ignore", "ignore", "inherit"] });
  node.process = child;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${node.name} ended with ${child.exitCode} before it was ready`);
    const ready = await promisify(execFile)("node", ["deploy/compose/is-ready.mjs"], { cwd: root, env: { PATH: path, PORT: node.environment.PORT } }).then(() => true, () => false);
    if (ready) return;
  }
}

async function end({ process: child }: Node, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

async function emptyDatabase(): Promise<Client> {
  await asSuperuser("postgres", "create database najda owner najda");
  for (const extension of ["postgis", "pg_trgm", "btree_gist"]) await asSuperuser("najda", `create extension ${extension}`);
  const client = new Client({ connectionString: inDatabase(inject("postgres").url, "najda"), types });
  await client.connect();
  return client;
}

const inDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString();

async function asSuperuser(name: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: inDatabase(inject("postgres").superuserUrl, name) });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function useRedis<T>(work: (client: Redis) => Promise<T>, password?: string): Promise<T> {
  const client = new Redis(redis.url, password === undefined ? {} : { password });
  return work(client).finally(() => client.disconnect());
}

async function post(url: string, { token, body }: { token?: string; body: object }): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

/** The first administrator by the link that the operator gets on a node's own command line. */
async function firstAdministrator(): Promise<(name: CommandName, body: object) => Promise<Record<string, unknown>>> {
  const [one, other] = nodes;
  const { stdout } = await promisify(execFile)("node", ["server/src/admin.ts"], { cwd: root, env: { PATH: path, ...one.environment } });
  expect(stdout).toContain(`${origin}/#invitation=`);
  const [, invitation] = /#invitation=([\w-]+)/.exec(stdout) ?? [];
  expect(await post(`${one.url}/api/invitations/accept`, { body: { token: invitation, name: "admin", password, centreName: "City control room" } })).toMatchObject({ ok: true });
  const token = await tokenFor(other, { name: "admin", password });
  return async (name, body) => {
    const answer = await post(`${one.url}/api/commands/${name}`, { token, body });
    expect(answer).toMatchObject({ ok: true });
    return answer.value as Record<string, unknown>;
  };
}

const tokenFor = async ({ url }: Node, body: object): Promise<string> => String((await post(`${url}/api/sessions`, { body })).token);

const lawHolds = async (...people: Someone[]): Promise<void> => {
  for (const someone of people) {
    const { followed, fresh } = await someone.law();
    expect(followed).toEqual(fresh);
  }
};

/** As an app does whose node has died: the proxy leads it to the other one, where it asks for what it missed. */
async function moveTo({ url }: Node, from: Someone): Promise<Someone> {
  from.leave();
  const there = await connect({ url, token: from.token });
  expect(await there.ask("sync:since", { number: from.board().number })).toMatchObject({ ok: true, value: { kind: expect.stringMatching(/^(nothing|events)$/) } });
  return there;
}

const publishedTo = (someone: Someone, alertId: string) =>
  someone.heard
    .filter(({ name }) => name === "alert:published")
    .map(({ payload }) => payload as PublishedAlert)
    .filter((published) => published.alertId === alertId)
    .map(({ kind }) => kind);
const now = () => new Date().toISOString();

test("the two nodes of docker-compose.yml work as one, and each goes on alone when the other is killed", { timeout: 240_000 }, async () => {
  const [one, two] = nodes;
  const admin = await firstAdministrator();
  const [agencyId, unitId] = [uuid(), uuid()];
  await admin("agency:add", { agencyId, name: "City rescue", kind: "ambulance" });
  await admin("unit:add", { unitId, agencyId, callSign: "Medic 1", type: "ambulance", capabilities: ["als"] });
  const person = async (on: Node, role: Role, more: object = {}): Promise<Someone> => {
    await admin("person:add", { personId: uuid(), name: role, password, role, ...more });
    return connect({ url: on.url, token: await tokenFor(on, { name: role, password }) });
  };
  let taker = await person(one, "call-taker");
  let desk = await person(two, "dispatcher");
  let crew = await person(one, "responder", { unitId });
  let author = await person(one, "alert-author");
  let approver = await person(two, "alert-approver");
  let citizen = await connect({ url: one.url, token: await tokenFor(one, { install: uuid(), app: "citizen" }) });
  await crew.send("unit:duty", { unitId, duty: "in-service" });

  /** From call to on scene; who sits where is the caller's choice. */
  const sendHelp = async (): Promise<{ incidentId: string; assignmentId: string }> => {
    const [incidentId, assignmentId] = [uuid(), uuid()];
    await crew.send("position:report", { unitId, at: oldTown, recordedAt: now() });
    await taker.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "chest-pain" });
    await desk.until((board) => board.incidents[incidentId] !== undefined);
    const recommended = async () => (await desk.send("incident:recommend", { incidentId })).units.map((unit) => unit.callSign);
    await expect.poll(recommended, { timeout: 10_000 }).toEqual(["Medic 1"]);
    await desk.send("incident:assign", { assignmentId, incidentId, unitId });
    await crew.until((board) => board.assignments[assignmentId] !== undefined);
    for (const status of ["acknowledged", "en-route", "on-scene"] as const) {
      await crew.send("assignment:report", { assignmentId, status, reportedAt: now() });
      await desk.until((board) => board.assignments[assignmentId]?.status === status);
    }
    return { incidentId, assignmentId };
  };
  const finish = async ({ incidentId, assignmentId }: { incidentId: string; assignmentId: string }): Promise<void> => {
    await crew.send("assignment:report", { assignmentId, status: "cleared", reportedAt: now() });
    await desk.until((board) => board.assignments[assignmentId] === undefined);
    await desk.send("incident:close", { incidentId, disposition: "handled-on-scene" });
    await taker.until((board) => board.incidents[incidentId] === undefined);
  };
  const warn = async (): Promise<string> => {
    const alertId = uuid();
    await author.send("alert:draft", { alertId, ...flood() });
    await author.send("alert:submit", { alertId });
    await approver.until((board) => board.alerts[alertId]?.status === "submitted");
    await approver.send("alert:approve", { alertId, contentHash: approver.board().alerts[alertId]!.contentHash });
    await author.until((board) => board.alerts[alertId]?.status === "sent");
    return alertId;
  };

  // Redis is only the faster wire, so nothing below would show that it is not used.
  const connected = async () => String(await useRedis((client) => client.client("LIST"), redisPassword)).split("\n").filter((line) => /flags=P/.test(line)).length;
  await expect.poll(connected).toBeGreaterThanOrEqual(nodes.length);

  // With both: caller and crew on one node, the desk on the other.
  await finish(await sendHelp());
  await citizen.send("cells:watch", { cells: [cellOf(oldTown)] });
  const alertId = await warn();
  await citizen.until(() => publishedTo(citizen, alertId).length === 1);
  await lawHolds(taker, desk, crew, author, approver, citizen);
  const underWay = await sendHelp();

  await end(two, "SIGKILL");
  [desk, approver] = [await moveTo(one, desk), await moveTo(one, approver)];
  await desk.until((board) => board.assignments[underWay.assignmentId]?.status === "on-scene");
  await finish(underWay);
  await approver.send("alert:cancel", { alertId, reason: "over" });
  await citizen.until(() => publishedTo(citizen, alertId).length === 2);
  expect(publishedTo(citizen, alertId)).toEqual(["alert", "all-clear"]);
  await lawHolds(taker, desk, crew, author, approver, citizen);

  // It comes back, as its container would; then the other one dies. One of the two was the sequencer's leader.
  await start(two);
  [desk, crew] = [await moveTo(two, desk), await moveTo(two, crew)];
  const second = await sendHelp();
  await end(one, "SIGKILL");
  [taker, author, approver, citizen] = [await moveTo(two, taker), await moveTo(two, author), await moveTo(two, approver), await moveTo(two, citizen)];
  await finish(second);
  await citizen.send("cells:watch", { cells: [cellOf(oldTown)] });
  const anew = await warn();
  await citizen.until(() => publishedTo(citizen, anew).length === 1);
  await lawHolds(taker, desk, crew, author, approver, citizen);
  for (const someone of [taker, desk, crew, author, approver, citizen]) someone.leave();

  // Nothing was numbered twice or skipped, and what every node did is sealed by one key.
  const { rows } = await database.query<{ numbers: number; last: number }>(`select count(number) as numbers, max(number) as last from kept_events`);
  expect(rows[0]!.numbers).toBe(rows[0]!.last);
  await expect.poll(async () => (await verifyAudit(asDb(database))).waiting, { timeout: 15_000 }).toBe(0);
  expect((await verifyAudit(asDb(database))).faults).toEqual([]);
});

test("behind the proxy only pages of the published address may speak, and what an operator wrote is what people see", async () => {
  await start(nodes[0]);
  for (const { url } of nodes) {
    expect(await (await fetch(`${url}/api/installation`)).json()).toMatchObject({ name: "Najda", emergencyNumber: "122", timeZone: "Asia/Baghdad", sender: "Civil defence", demo: false });
    const signIn = (from: string) => fetch(`${url}/api/sessions`, { method: "POST", headers: { "content-type": "application/json", origin: from }, body: JSON.stringify({ install: uuid(), app: "citizen" }) });
    const own = await signIn(origin);
    expect([own.status, own.headers.get("set-cookie")]).toEqual([200, expect.stringContaining("__Host-najda-citizen=")]);
    expect(own.headers.get("strict-transport-security")).toContain("max-age");
    expect((await signIn("https://evil.example")).status).toBe(403);
    expect((await fetch(`${url}/api/demo`)).status).toBe(404);
  }
  await end(nodes[0], "SIGTERM");
  expect(nodes[0].process?.exitCode).toBe(0);
});
