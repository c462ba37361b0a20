import { Client } from "pg";
import { pino } from "pino";
import type { Db } from "@najda/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/database.ts";
import { asDb, openPool } from "../infra/pool.ts";
import { types } from "../infra/rows.ts";
import { insertSeal, lastSeal, sealsAfter, signingKey, unsealedLeaves } from "./audit.sql.ts";
import { checkpointText, makeSigningKey, sealHash, signCheckpoint } from "./checkpoint.ts";
import { merkleRoot } from "./merkle.ts";
import { auditSealer, sealNextBatch } from "./seal.ts";
import { auditVerdict } from "./verdict.ts";
import { verifyAudit } from "./verify.ts";

let database: FreshDatabase;
let client: Client;
let rival: Client;
let db: Db;
const clock = { now: () => new Date("2026-11-21T12:00:00.123Z") };
beforeAll(async () => {
  database = await freshDatabase();
  [client, rival] = await Promise.all([connected(), connected()]);
  db = asDb(client);
});
afterAll(async () => {
  await Promise.all([client.end(), rival.end()]);
  await database.drop();
});
// As the owner of the database can: from here on nothing but the seals stands in the way.
beforeEach(async () => {
  await allowed("disable");
  await client.query("truncate audit, audit_seals restart identity");
});

const allowed = async (triggers: "enable" | "disable"): Promise<void> => {
  for (const table of ["audit", "audit_seals"]) await client.query(`alter table ${table} ${triggers} trigger user`);
};

async function connected(): Promise<Client> {
  const made = new Client({ connectionString: database.url, types });
  await made.connect();
  return made;
}

/** Audit rows as the command runner writes them. */
const write = (by: Client, rows: number) =>
  by.query(
    `insert into audit (at, command_id, name, person_id, session_id, centre_id, input)
     select $1::timestamptz + n * interval '1 s', gen_random_uuid(), 'incident:note', gen_random_uuid(), gen_random_uuid(), case when n % 2 = 0 then gen_random_uuid() end,
       jsonb_build_object('text', 'line "' || n || E'"\\nنجدة', 'metres', 0.1 + n)
     from generate_series(1, $2) n`,
    [clock.now(), rows],
  );
const seal = () => sealNextBatch(db, clock.now());

test("a row of the audit is written, sealed once, and never changed or removed", async () => {
  await allowed("enable");
  await write(client, 3);
  await seal();
  await write(client, 1);
  for (const tampering of [
    "update audit set name = 'call:take' where id = 1",
    "update audit set name = 'call:take', sealed_in = 1 where id = 4",
    "update audit set sealed_in = null where id = 1",
    "delete from audit where id = 4",
    "truncate audit",
    "update audit_seals set rows = 2",
    "delete from audit_seals",
    "truncate audit_seals",
  ]) {
    await expect(client.query(tampering), tampering).rejects.toThrow("the audit only grows");
  }
  await seal();
  expect((await client.query("select name, sealed_in from audit order by id")).rows).toEqual([1, 1, 1, 2].map((sealed_in) => ({ name: "incident:note", sealed_in })));
});

describe("whoever changes what was sealed is found out", () => {
  beforeEach(async () => {
    for (const rows of [7, 5, 6]) {
      await write(client, rows);
      await seal();
    }
  });

  /** What somebody with the database in his hands might do; undone afterwards. */
  const after = async (tamper: () => Promise<unknown>) => {
    await client.query("begin");
    try {
      await tamper();
      return (await verifyAudit(db)).faults;
    } finally {
      await client.query("rollback");
    }
  };
  const does = (statement: string) => () => after(() => client.query(statement));

  test("nothing was changed", async () => {
    expect(await verifyAudit(db)).toEqual({ faults: [], seals: 3, rows: 18, waiting: 0, newest: { seal: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  });

  test.each([
    { what: "one letter of what was sent", faults: does(`update audit set input = jsonb_set(input, '{text}', to_jsonb(replace(input ->> 'text', 'line', 'lime'))) where id = 9`), seal: 2 },
    { what: "the last digit of a number", faults: does(`update audit set input = jsonb_set(input, '{metres}', '2.1000000000000000000001') where id = 9`), seal: 2 },
    { what: "a microsecond", faults: does(`update audit set at = at + interval '1 us' where id = 3`), seal: 1 },
    { what: "who did it", faults: does(`update audit set person_id = gen_random_uuid() where id = 18`), seal: 3 },
    { what: "the centre, taken away", faults: does(`update audit set centre_id = null where id = 2`), seal: 1 },
    { what: "the name, with a quotation mark that would move what follows", faults: does(`update audit set name = name || '", "' where id = 2`), seal: 1 },
  ])("changed: $what", async ({ faults, seal }) => {
    expect(await faults()).toEqual([`seal ${seal}: a row from ${[1, 8, 13][seal - 1]} to ${[7, 12, 18][seal - 1]} is not what was sealed`]);
  });

  test("any other column: none is left out of what is sealed", async () => {
    const { rows: columns } = await client.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns where table_name = 'audit' and column_name not in ('id', 'sealed_in')`,
    );
    expect(columns.length).toBeGreaterThan(6);
    const other: Record<string, string> = { uuid: "gen_random_uuid()", "timestamp with time zone": "now()", text: "'other'", jsonb: "'{}'" };
    for (const { name, type } of columns) {
      expect(await after(() => client.query(`update audit set ${name} = ${other[type]} where id = 9`)), name).toEqual(["seal 2: a row from 8 to 12 is not what was sealed"]);
    }
  });

  test("a row that was deleted, and one that was put back by hand", async () => {
    expect(await after(() => client.query(`delete from audit where id = 10`))).toEqual([
      "seal 2: 5 rows were sealed (8 to 12), 4 are there",
      "the seals cover 18 rows, but 17 rows say that they are sealed",
    ]);
    const unsealed = await after(() => client.query(`update audit set sealed_in = null where id = 10`));
    expect(unsealed).toHaveLength(2);
    expect(await after(() => client.query(`update audit set sealed_in = 1 where id = 10`))).not.toEqual([]);
  });

  test("two rows that changed places", async () => {
    const swap = (a: number, b: number) => () =>
      after(() =>
        client.query(
          `update audit set (at, command_id, name, person_id, session_id, centre_id, input) =
             (select o.at, o.command_id, o.name, o.person_id, o.session_id, o.centre_id, o.input from audit o where o.id = $1 + $2 - audit.id) where id in ($1, $2)`,
          [a, b],
        ),
      );
    expect(await swap(9, 10)()).toHaveLength(1);
    expect(await swap(7, 8)()).toHaveLength(2);
  });

  test("a row that was smuggled in as sealed", async () => {
    expect(await does(`insert into audit (at, command_id, name, person_id, session_id, input, sealed_in) values (now(), gen_random_uuid(), 'x:y', gen_random_uuid(), gen_random_uuid(), '{}', 2)`)()).toEqual([
      "the seals cover 18 rows, but 19 rows say that they are sealed",
    ]);
  });

  test("a seal that was removed, altered, or exchanged with another", async () => {
    expect(await does(`delete from audit_seals where id = 2`)()).toContain("seal 3: 2 is missing before it");
    expect(await does(`delete from audit_seals where id = 1`)()).toContain("seal 2: 1 is missing before it");
    expect(await does(`update audit_seals set at = at - interval '1 day' where id = 2`)()).toEqual([
      "seal 2: the signature is not this installation's",
      "seal 3: it does not follow from the seal before it",
    ]);
    expect(await does(`update audit_seals set signature = (select signature from audit_seals where id = 1) where id = 2`)()).toEqual(["seal 2: the signature is not this installation's"]);
  });

  test("a tail that was written anew without the key: altered rows under a root that fits them", async () => {
    expect(await after(() => rewriteTail(makeSigningKey()))).toEqual(["seal 3: the signature is not this installation's"]);
  });

  test("a tail that was written anew with the key, or cut off: only who wrote a seal down elsewhere can tell", async () => {
    const { newest } = await verifyAudit(db);
    const own = await signingKey(db);
    for (const [tamper, fault] of [
      [() => rewriteTail(own), "seal 3: it is not the one that was witnessed; it or something before it was written anew"],
      [() => client.query(`with cut as (delete from audit where sealed_in = 3) delete from audit_seals where id = 3`), "seal 3: it was witnessed and is gone"],
    ] as const) {
      await client.query("begin");
      await tamper();
      expect((await verifyAudit(db)).faults).toEqual([]);
      expect((await verifyAudit(db, newest)).faults).toEqual([fault]);
      await client.query("rollback");
    }
    expect((await verifyAudit(db, newest)).faults).toEqual([]);
  });

  test("a key that was exchanged", async () => {
    const faults = await after(() => client.query(`update installation set value = $1 where key = 'audit-signing-key'`, [makeSigningKey()]));
    expect(faults).toContain("seal 1: the signature is not this installation's");
    expect(await does(`delete from installation where key = 'audit-signing-key'`)()).toContain("seal 3: the signature is not this installation's");
  });

  /** The last seal and its rows, as a forger with this key would make them. */
  async function rewriteTail(key: ReturnType<typeof makeSigningKey>): Promise<void> {
    await client.query(`update audit set person_id = gen_random_uuid(), sealed_in = null where sealed_in = 3`);
    const last = (await lastSeal(db))!;
    await client.query(`delete from audit_seals where id = 3`);
    const leaves = await unsealedLeaves(db, 500);
    const forged = { ...last, root: merkleRoot(leaves.map(({ text }) => Buffer.from(text))) };
    const signature = signCheckpoint(checkpointText(forged, (await signingKey(db)).publicKey), key);
    await insertSeal(db, { seal: { ...forged, signature }, ids: leaves.map(({ id }) => id) });
  }
});

test("a row with a lower id that commits later is sealed later, not lost", async () => {
  await rival.query("begin");
  await write(rival, 1);
  await write(client, 1);
  expect(await seal()).toMatchObject({ id: 1, firstId: 2, lastId: 2, rows: 1 });
  expect(await seal()).toBeUndefined();
  await rival.query("commit");
  expect(await seal()).toMatchObject({ id: 2, firstId: 1, lastId: 1, rows: 1 });
  expect(await verifyAudit(db)).toMatchObject({ faults: [], seals: 2, rows: 2 });
});

test("of two nodes that both think they lead, one can't write its seal, and no row is sealed twice", async () => {
  await write(client, 3);
  await rival.query("begin");
  await sealNextBatch(asDb(rival), clock.now());
  const late = expect(seal()).rejects.toMatchObject({ constraint: "audit_seals_pkey" });
  await blocked();
  await rival.query("commit");
  await late;
  expect(await verifyAudit(db)).toMatchObject({ faults: [], seals: 1, rows: 3 });

  /** Until the second waits for the first. */
  async function blocked(): Promise<void> {
    await expect.poll(async () => (await rival.query(`select pid from pg_locks where not granted`)).rowCount).toBe(1);
  }
});

test("all nodes sign with one key, whoever makes it", async () => {
  await client.query(`delete from installation where key = 'audit-signing-key'`);
  const [one, other] = await Promise.all([signingKey(db), signingKey(asDb(rival))]);
  expect(one).toEqual(other);
  expect(await signingKey(db)).toEqual(one);
});

test("a full batch is sealed at the next look, fewer rows after five seconds, and a backlog batch by batch", async () => {
  const chore = auditSealer({ clock, log: pino({ level: "silent" }) });
  await write(client, 499);
  await chore(db);
  expect(await lastSeal(db)).toBeUndefined();
  await write(client, 600);
  await expect.poll(() => chore(db).then(() => lastSeal(db)), { timeout: 3_000 }).toMatchObject({ id: 1, rows: 500 });
  await chore(db);
  expect(await lastSeal(db)).toMatchObject({ id: 2, rows: 500 });
  await chore(db);
  expect(await lastSeal(db)).toMatchObject({ id: 2 });
  await expect.poll(() => chore(db).then(() => lastSeal(db)), { timeout: 8_000 }).toMatchObject({ id: 3, rows: 99 });
  expect(await verifyAudit(db)).toMatchObject({ faults: [], seals: 3, rows: 1_099, waiting: 0 });
  expect((await sealsAfter(db, { after: 1, limit: 1 })).map(({ previous }) => previous)).toEqual([await hashOfFirst()]);

  async function hashOfFirst(): Promise<Buffer> {
    const [first] = await sealsAfter(db, { after: 0, limit: 1 });
    return sealHash(checkpointText(first!, (await signingKey(db)).publicKey));
  }
});

test("an audit that can't be sealed does not keep events from their numbers", async () => {
  const said: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => said.push(line) });
  const chore = auditSealer({ clock, log });
  await write(client, 500);
  await client.query("alter table audit_seals rename column root to trunk");
  await chore(db);
  await client.query("alter table audit_seals rename column trunk to root");
  expect(said.join()).toContain("the audit can't be sealed");
  expect(await lastSeal(db)).toBeUndefined();
});

test("a leader whose connection breaks while it seals leads no longer", async () => {
  const leader = await connected();
  leader.on("error", () => undefined);
  await write(client, 500);
  await client.query("begin; lock table audit in access exclusive mode");
  const sealing = expect(auditSealer({ clock, log: pino({ level: "silent" }) })(asDb(leader))).rejects.toThrow();
  await expect.poll(async () => (await client.query(`select pg_terminate_backend(pid) from pg_locks where not granted`)).rowCount).toBe(1);
  await sealing;
  await client.query("rollback");
  await leader.end();
});

test("an auditor at the machine reads a verdict, and what to write down for the next one", async () => {
  const pool = openPool({ url: database.url, log: pino({ level: "silent" }), size: 1, patient: true });
  expect(await auditVerdict(pool, [])).toEqual({ sound: true, says: "Every sealed row is as it was sealed.\n0 seals, 0 rows, 0 not sealed yet." });
  await write(client, 3);
  await seal();
  await write(client, 2);
  const first = await auditVerdict(pool, []);
  expect(first).toMatchObject({ sound: true, says: expect.stringContaining("1 seals, 3 rows, 2 not sealed yet.") });
  const writtenDown = first.says.split("\n").at(-1)!.split(" ");
  expect(await auditVerdict(pool, writtenDown)).toEqual(first);
  expect(await auditVerdict(pool, ["1"])).toMatchObject({ sound: false, says: expect.stringContaining("Give the number and the hash") });
  await client.query(`update audit set name = 'x:y' where id = 2`);
  expect(await auditVerdict(pool, writtenDown)).toMatchObject({ sound: false, says: expect.stringContaining("  seal 1: a row from 1 to 3 is not what was sealed") });
  await pool.end();
});
