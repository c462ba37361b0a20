import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { oldTown, startCity } from "./city.ts";

const main = join(import.meta.dirname, "../src/main.ts");

/** A node of its own process, as an operator starts it, so that it can be killed. */
async function startNode(databaseUrl: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, PORT: "0", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (url !== undefined) return { url, process: child };
  }
  throw new Error("the node ended before it was ready");
}

test("a server killed with signal 9 in the middle of a burst loses no acknowledged call and doubles none", { timeout: 120_000 }, async () => {
  const city = await startCity();
  const { token } = await city.signIn("call-taker");
  const acknowledged = new Map<string, string>();
  const inDoubt: { id: string; incidentId: string }[] = [];
  const rounds = 3;

  const post = async (url: string, call: { id: string; incidentId: string }): Promise<void> => {
    const response = await fetch(`${url}/api/commands/call:take`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ commandId: call.id, ...call, at: oldTown, type: "fall" }),
    });
    const answer = (await response.json()) as { ok: boolean; value: { number: string } };
    if (answer.ok) acknowledged.set(call.id, answer.value.number);
  };

  for (let round = 0; round < rounds; round++) {
    const node = await startNode(city.databaseUrl);
    const ended = new Promise<void>((resolve) => node.process.once("exit", () => resolve()));
    const before = acknowledged.size;
    const taker = async (): Promise<void> => {
      for (;;) {
        const call = { id: uuid(), incidentId: uuid() };
        try {
          await post(node.url, call);
        } catch {
          inDoubt.push(call);
          return;
        }
        if (acknowledged.size - before > 60) node.process.kill("SIGKILL");
      }
    };
    await Promise.all(Array.from({ length: 8 }, taker));
    await ended;
  }
  expect(acknowledged.size).toBeGreaterThan(rounds * 60);
  expect(inDoubt.length).toBeGreaterThan(0);

  // Whoever got no answer asks again, with the same id, at the node that is left.
  for (const call of inDoubt) await post(city.url, call);

  const pool = new pg.Client({ connectionString: city.databaseUrl });
  await pool.connect();
  const { rows } = await pool.query<{ id: string; number: string; calls: number }>(
    `select c.id, i.number, count(*) over (partition by i.id)::int as calls from calls c join incidents i on i.id = c.incident_id`,
  );
  await pool.end();
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const [id, number] of acknowledged) expect(stored.get(id)).toMatchObject({ number, calls: 1 });
  for (const { id } of inDoubt) expect(acknowledged.has(id)).toBe(true);
  expect(rows).toHaveLength(stored.size);
  await city.stop();
});
