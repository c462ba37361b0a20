import { v7 as uuid } from "uuid";
import { afterEach, expect, test } from "vitest";
import { asDb } from "../src/infra/pool.ts";
import { verifyAudit } from "../src/audit/verify.ts";
import { oldTown, startCity, type City } from "./city.ts";

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

  await city.query(`update audit set person_id = $2 where id = $1`, [row!.id, city.admin.person.id]);
  expect((await verifyAudit(audited(), newest)).faults).toEqual([expect.stringContaining(`seal ${row!.sealed_in}: a row from`)]);
  const { followed, fresh } = await desk.law();
  expect(followed).toEqual(fresh);
});
