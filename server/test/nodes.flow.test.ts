import { v7 as uuid } from "uuid";
import { afterEach, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { startServer } from "../src/server.ts";
import { oldTown, startCity, type City } from "./city.ts";
import type { Someone } from "./someone.ts";

let city: City;
afterEach(() => city.stop());

const call = (type = "chest-pain") => ({ id: uuid(), incidentId: uuid(), at: oldTown, type });

/** Numbers are given once each and without a gap. */
async function numbersAreGapless(): Promise<void> {
  const [row] = await city.query<{ events: number; first: number; last: number; waiting: number }>(
    `select count(number)::int as events, min(number)::int as first, max(number)::int as last,
       (count(*) - count(number))::int as waiting from kept_events`,
  );
  expect(row).toEqual({ events: row!.last, first: 1, last: row!.last, waiting: 0 });
}

const lawHolds = async (...people: Someone[]): Promise<void> => {
  for (const someone of people) {
    const { followed, fresh } = await someone.law();
    expect(followed).toEqual(fresh);
  }
};

test("caller, desk and crew on different nodes go on when Redis is killed in the middle", async () => {
  city = await startCity({ nodes: 2 });
  const taker = await city.signIn("call-taker");
  const desk = await city.signIn("dispatcher");
  const medic = await city.crew("Medic 1", { at: oldTown, skills: ["als"] });
  const first = call();
  await taker.send("call:take", first);
  await desk.until((board) => board.incidents[first.incidentId] !== undefined);

  await city.redis!.kill();

  const assignmentId = uuid();
  await desk.send("incident:assign", { assignmentId, incidentId: first.incidentId, unitId: medic.unitId });
  await medic.until((board) => board.assignments[assignmentId] !== undefined);
  const now = () => city.clock.now().toISOString();
  await medic.send("assignment:report", { assignmentId, status: "acknowledged", reportedAt: now() });
  await taker.until((board) => board.assignments[assignmentId]?.status === "acknowledged");
  const second = call();
  await taker.send("call:take", second);
  await desk.until((board) => board.incidents[second.incidentId] !== undefined);
  await lawHolds(taker, desk, medic);
  await numbersAreGapless();
});

test("a revoked session ends its socket on the other node within a second", async () => {
  city = await startCity({ nodes: 2 });
  const [one, other] = [await city.signIn("dispatcher"), await city.signIn("dispatcher")];
  for (const someone of [one, other]) {
    const gone = new Promise<void>((resolve) => someone.socket.once("disconnect", () => resolve()));
    const started = Date.now();
    await city.admin.send("session:revoke", { personId: someone.person.id });
    await gone;
    expect(Date.now() - started).toBeLessThan(1_000);
  }
});

test("the sequencer's leader dies again and again during a burst, while snapshots are taken: no number is lost or given twice", async () => {
  city = await startCity({ nodes: 2 });
  const desks = await Promise.all(Array.from({ length: 4 }, () => city.signIn("dispatcher")));
  const watching = await city.signIn("supervisor");
  let bursting = true;
  const killing = (async () => {
    let kills = 0;
    while (bursting) {
      const killed = await city.query(
        `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
         where locktype = 'advisory' and granted and application_name = 'najda sequencer' and datname = current_database()`,
      );
      kills += killed.length;
    }
    return kills;
  })();
  const calls = Array.from({ length: 120 }, () => call("fall"));
  const snapshots: Promise<Someone>[] = [];
  await Promise.all(
    calls.map(async (taken, index) => {
      await desks[index % desks.length]!.send("call:take", taken);
      if (index % 40 === 20) snapshots.push(city.signIn("dispatcher"));
    }),
  );
  bursting = false;
  expect(await killing).toBeGreaterThan(0);
  const newcomers = await Promise.all(snapshots);
  await watching.until((board) => calls.every((taken) => board.incidents[taken.incidentId] !== undefined));
  await lawHolds(watching, ...desks, ...newcomers);
  await numbersAreGapless();
  for (const someone of [watching, ...newcomers]) {
    const numbers = someone.heard.map((event) => event.number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  }
});

test("who was away gets the events that were missed, and after too many a snapshot", async () => {
  city = await startCity();
  const desk = await city.signIn("dispatcher");
  const away = await city.signIn("dispatcher");
  const since = away.board().number;
  away.socket.disconnect();
  const first = call();
  await desk.send("call:take", first);
  await desk.until((board) => board.incidents[first.incidentId] !== undefined);
  const caughtUp = (await (await fetch(`${city.url}/api/events?after=${since}`, { headers: { authorization: `Bearer ${away.token}` } })).json()) as {
    events: { name: string; number: number }[];
    through: number;
  };
  expect(caughtUp.events.map((event) => event.name)).toEqual(["incident:opened", "call:taken", "incident:logged"]);
  away.socket.connect();
  await away.until((board) => board.incidents[first.incidentId] !== undefined);
  expect(await desk.ask("sync:since", { number: desk.board().number + 1_000_000 })).toMatchObject({ ok: true, value: { kind: "snapshot" } });
  expect(await desk.ask("sync:since", { number: caughtUp.through })).toMatchObject({ ok: true });
  await lawHolds(desk, away);
});

test("a node whose port was taken since it was started leaves nothing running", async () => {
  city = await startCity();
  const config = readConfig({ PORT: new URL(city.url).port, LOG_LEVEL: "silent" });
  const databaseUrl = new URL(city.databaseUrl);
  databaseUrl.searchParams.set("application_name", "late");
  await expect(startServer({ config, databaseUrl: databaseUrl.href })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await expect.poll(() => city.query("select pid from pg_stat_activity where application_name = 'late'")).toEqual([]);
});
