import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { v7 as uuid } from "uuid";
import { afterEach, expect, test } from "vitest";
import { asDb } from "../src/infra/pool.ts";
import { verifyAudit } from "../src/audit/verify.ts";
import { oldTown, startCity, type City } from "./city.ts";

const admin = join(import.meta.dirname, "../src/admin.ts");
let city: City;
afterEach(() => city.stop());

const audited = () => asDb(city.nodes[0]!.app.pool);
const sealed = { timeout: 15_000, interval: 200 };

test("what people do is sealed by itself, also after the leader has died, and verifies on every node", async () => {
  city = await startCity({ nodes: 2 });
  const desk = await city.signIn("dispatcher");
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "fall" });
  const everything = async () => (await verifyAudit(audited())).waiting;
  await expect.poll(everything, sealed).toBe(0);
  const { newest } = await verifyAudit(audited());
  await city.query(
    `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and application_name = 'najda sequencer' and datname = current_database()`,
  );
  const note = { noteId: uuid(), incidentId, text: "the caller rang back" };
  await desk.send("incident:note", note);
  await expect.poll(everything, sealed).toBe(0);
  for (const node of city.nodes) expect(await verifyAudit(asDb(node.app.pool), newest)).toMatchObject({ faults: [], waiting: 0 });
  const [row] = await city.query<{ id: string; sealed_in: string; by: string }>(
    `select id, sealed_in, person_id as by from audit where name = 'incident:note' and input ->> 'noteId' = $1`,
    [note.noteId],
  );
  expect(row).toMatchObject({ by: desk.person.id, sealed_in: expect.stringMatching(/^\d+$/) });

  const { seal, hash } = newest!;
  expect(await verifyAtTheMachine([String(seal), hash])).toMatchObject({ code: 0, stdout: expect.stringContaining("Every sealed row is as it was sealed.") });
  // Whoever has the database in his hands can do this; the seals are what is left against him.
  await city.query(`alter table audit disable trigger user`);
  await city.query(`update audit set person_id = $2 where id = $1`, [row!.id, city.admin.person.id]);
  expect((await verifyAudit(audited(), newest)).faults).toEqual([expect.stringContaining(`seal ${row!.sealed_in}: a row from`)]);
  expect(await verifyAtTheMachine([])).toMatchObject({ code: 1, stdout: expect.stringContaining("The audit is NOT as it was sealed") });
  const { followed, fresh } = await desk.law();
  expect(followed).toEqual(fresh);
});

/** `npm run admin -- verify-audit`, as an operator calls it: what it says, and its exit code. */
async function verifyAtTheMachine(words: string[]): Promise<{ code: number; stdout: string }> {
  const environment = { PATH: process.env.PATH, DATABASE_URL: city.databaseUrl };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [admin, "verify-audit", ...words], { env: environment });
    return { code: 0, stdout };
  } catch (error) {
    return error as { code: number; stdout: string };
  }
}
