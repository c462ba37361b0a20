import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { v7 as uuid } from "uuid";
import { afterEach, expect, test } from "vitest";
import { diesWithUs } from "../src/infra/postgres-process.ts";
import { oldTown } from "./city.ts";
import { composeNodes } from "./compose-nodes.ts";
import { freshDatabase } from "./database.ts";
import { startRedis } from "./redis.ts";
import { connect } from "./someone.ts";

/** What an operator writes into `.env`. */
const values = {
  NAJDA_DATABASE_PASSWORD: "0123456789abcdef",
  REDIS_PASSWORD: "fedcba9876543210",
  NAJDA_HOST: "najda.example.org",
  EMERGENCY_NUMBER: "122",
  TIME_ZONE: "Asia/Baghdad",
  ALERT_SENDER: "alerts@najda.example.org",
  ALERT_SENDER_NAME: "Civil Defence",
  VAPID_SUBJECT: "mailto:alerts@najda.example.org",
};

const root = join(import.meta.dirname, "../..");
const password = "a password that is long enough";
const atTheEnd: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of atTheEnd.splice(0).reverse()) await stop();
});

/** Two processes with the commands and environments of docker-compose.yml; only hosts, ports and the folder are others. */
async function startNodes(): Promise<{ url: string; node: ChildProcess; environment: Record<string, string> }[]> {
  const database = await freshDatabase();
  const redis = await startRedis();
  const folder = mkdtempSync(join(tmpdir(), "najda-compose-"));
  atTheEnd.push(() => database.drop(), () => redis.stop(), async () => rmSync(folder, { recursive: true, force: true }));
  const here = { HOST: "127.0.0.1", PORT: "0", DATABASE_URL: database.url, REDIS_URL: redis.url };
  return Promise.all(
    composeNodes(values).map(async ({ name, command, environment: written }) => {
      expect(Object.keys(written)).toEqual(expect.arrayContaining(Object.keys(here)));
      const environment = { ...written, ...here, DATA_FOLDER: join(folder, name) };
      const [program, ...words] = command;
      expect(program).toBe("node");
      const [file = "", ...args] = [...diesWithUs("TERM"), process.execPath, ...words];
      const node = spawn(file, args, { cwd: root, env: { PATH: process.env.PATH, ...environment }, stdio: ["ignore", "pipe", "inherit"] });
      atTheEnd.push(() => ended(node));
      return { url: await readyAt(node), node, environment };
    }),
  );
}

async function readyAt(node: ChildProcess): Promise<string> {
  for await (const chunk of node.stdout ?? []) {
    const url = /ready at (http:\/\/\S+)/.exec(String(chunk))?.[1];
    if (url !== undefined) {
      node.stdout?.resume();
      return url;
    }
  }
  throw new Error("the node ended before it was ready");
}

async function ended(node: ChildProcess): Promise<number | null> {
  if (node.exitCode === null && node.signalCode === null) {
    const gone = once(node, "exit");
    node.kill("SIGTERM");
    await gone;
  }
  return node.exitCode;
}

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const answer = (await response.json()) as Record<string, unknown>;
  expect(answer).not.toMatchObject({ ok: false });
  return answer;
}

async function tokenFor(url: string, name: string): Promise<string> {
  const answer = await post(`${url}/api/sessions`, { name, password });
  return String((answer.value as { token?: string } | undefined)?.token ?? answer.token);
}

test("the nodes of docker-compose.yml carry one control room, and one takes over when the other is replaced", async () => {
  const [first, second] = await startNodes();
  const { stdout } = await promisify(execFile)(process.execPath, ["server/src/admin.ts"], { cwd: root, env: { PATH: process.env.PATH, ...first!.environment } });
  const link = /https:\/\/najda\.example\.org\/#invitation=([\w-]+)/.exec(stdout);
  await post(`${first!.url}/api/invitations/accept`, { token: link?.[1], name: "administrator", password, centreName: "Control room" });

  const admin = await connect({ url: first!.url, token: await tokenFor(first!.url, "administrator") });
  const centreId = (await admin.send("master:list", {})).centres[0]!.id;
  for (const role of ["call-taker", "dispatcher"] as const) {
    await admin.send("person:add", { personId: uuid(), name: role, password, role, centreId });
  }
  const taker = await connect({ url: first!.url, token: await tokenFor(first!.url, "call-taker") });
  const desk = await connect({ url: second!.url, token: await tokenFor(second!.url, "dispatcher") });
  atTheEnd.push(async () => [admin, taker, desk].forEach((someone) => someone.leave()));

  const call = { id: uuid(), incidentId: uuid(), at: oldTown, type: "chest-pain" };
  await taker.send("call:take", call);
  await desk.until((board) => board.incidents[call.incidentId] !== undefined);

  expect(await ended(first!.node)).toBe(0);
  const again = await connect({ url: second!.url, token: taker.token });
  atTheEnd.push(async () => again.leave());
  const next = { ...call, id: uuid(), incidentId: uuid() };
  await again.send("call:take", next);
  await desk.until((board) => board.incidents[next.incidentId] !== undefined);
  const { followed, fresh } = await desk.law();
  expect(followed).toEqual(fresh);
});

test("without the operator's secrets nothing starts", () => {
  expect(() => composeNodes({ ...values, NAJDA_DATABASE_PASSWORD: "" })).toThrow("NAJDA_DATABASE_PASSWORD");
});
