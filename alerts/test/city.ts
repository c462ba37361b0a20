import { randomUUID } from "node:crypto";
import { cellOf } from "@najda/geo";
import type { Actor, AlertContent, Db, KeptEventName, LngLat, Payload, Role, Tx } from "@najda/protocol";
import { openLog } from "../../server/src/infra/log.ts";
import { asDb, inTransaction, openPool } from "../../server/src/infra/pool.ts";
import { freshDatabase } from "../../server/test/database.ts";
import { approveAlert, draftAlert, pushKeys, submitAlert } from "../src/index.ts";
import type { FanOut } from "../src/index.ts";
import { http2Posts, pushHosts, webPush } from "../src/channels/index.ts";
import { flood, oldTown } from "./flood.ts";
import { startPushService } from "./push-service.ts";
import type { PushServiceOptions } from "./push-service.ts";
import type { StandInBrowser } from "./push-browser.ts";

export type Announced = { [N in KeptEventName]: { name: N; payload: Payload<N> } }[KeptEventName];

/** A control room with its people, a real database, a stand-in push service, and a clock that the test moves. */
export async function alertCity(options: PushServiceOptions = {}) {
  const database = await freshDatabase();
  const pool = openPool({ url: database.url, log: openLog("silent"), size: 8 });
  const db = asDb(pool);
  const centreId = await makeCentre(db);
  const keys = await pushKeys(db);
  const service = await startPushService({ applicationServerKeys: [keys.public.publicKey, keys.exercise.publicKey], ...options });
  const posts = http2Posts({ deadlineMs: 5000, ownOrigins: [service.origin], ca: service.ca });
  let moved = 0;
  const clock = { now: () => new Date(Date.now() + moved) };
  const announced: Announced[] = [];

  function transaction<T>(step: (tx: Tx) => Promise<T>): Promise<T> {
    const mine: Announced[] = [];
    return inTransaction(pool, (inside) => {
      const publish = (name: KeptEventName, payload: unknown): void => void mine.push({ name, payload } as Announced);
      // Streets and tracks have no part in this life.
      return step({ ...inside, clock, publish, settings: city.settings } as unknown as Tx);
    }).then((value) => {
      announced.push(...mine);
      return value;
    });
  }
  const push = { posts, contact: "mailto:alerts@city.example", hosts: pushHosts([service.origin]), now: () => new Date() };
  const fanOut: FanOut = {
    db,
    transaction,
    clock,
    senders: { browser: { public: webPush({ ...push, keys: keys.public }), exercise: webPush({ ...push, keys: keys.exercise }) } },
    urlOf: (alertId) => `/citizen/?alert=${alertId}`,
  };

  const city = {
    db, pool, keys, service, clock, fanOut, centreId, database, transaction,
    announced,
    settings: { acknowledgeSeconds: 30, positionMaxAgeSeconds: 180, recommendMaxMetres: 60_000, demo: false, alertSenderName: "Civil Defence", pushHosts: [service.origin] },
    author: await makePerson(db, { role: "alert-author", centreId }),
    approver: await makePerson(db, { role: "alert-approver", centreId }),
    supervisor: await makePerson(db, { role: "supervisor", centreId }),
    moveClock: (ms: number) => (moved += ms),
    /** Runs a step as its person would: in a transaction of its own. */
    does: <I, R>(step: (tx: Tx, by: Actor, input: I) => Promise<R>, by: Actor, input: I): Promise<R> =>
      transaction((tx) => step(tx, by, input)),
    /** A phone that is subscribed where it says. */
    async phone(at: LngLat = oldTown, language = "ar"): Promise<StandInBrowser & { id: string }> {
      const [phone] = await city.phones(1, at, language);
      if (phone === undefined) throw new Error("no phone");
      return phone;
    },
    async phones(count: number, at: LngLat = oldTown, language = "ar") {
      const made = Array.from({ length: count }, () => ({ id: randomUUID(), ...service.subscribe() }));
      const owner = await makePerson(db, { role: "citizen" });
      await db.query(
        `with saved as (
           insert into subscriptions (id, person_id, channel, address, keys, purpose, language, saved_at)
           select s.id, $2, 'web-push', s.endpoint, s.keys, 'public', $3, $4
           from jsonb_to_recordset($1) as s (id uuid, endpoint text, keys jsonb) returning id)
         insert into subscription_cells select cell_number($5), id from saved`,
        [JSON.stringify(made), owner.personId, language, clock.now(), cellOf(at)],
      );
      return made;
    },
    /** An alert that a second person has approved. */
    async approved(content: AlertContent = flood()): Promise<string> {
      const alertId = randomUUID();
      await city.does(draftAlert, city.author, { alertId, ...content });
      await city.does(submitAlert, city.author, { alertId });
      await city.does(approveAlert, city.approver, { alertId });
      return alertId;
    },
    async close() {
      await posts.close();
      await service.close();
      await pool.end();
      await database.drop();
    },
  };
  return city;
}

export type AlertCity = Awaited<ReturnType<typeof alertCity>>;

async function makeCentre(db: Db): Promise<string> {
  const centreId = randomUUID();
  await db.query(`insert into centres (id, name) values ($1, 'Civil Defence')`, [centreId]);
  return centreId;
}

export async function makePerson(db: Db, of: { role: Role; centreId?: string }): Promise<Actor> {
  const personId = randomUUID();
  const name = `${of.role} ${personId.slice(0, 4)}`;
  await db.query(
    `insert into people (id, name, password_hash, role, centre_id, created_at) values ($1, $2, 'x', $3, $4, now())`,
    [personId, name, of.role, of.centreId],
  );
  return { personId, sessionId: randomUUID(), name, role: of.role, centreId: of.centreId };
}
