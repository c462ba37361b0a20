import { v7 as uuid } from "uuid";
import { asDb } from "../../server/src/infra/pool.ts";
import { openDesk, someCall } from "./desk.ts";
import { commitOneRow, openBareTable, somewhereInTown } from "./fleet.sql.ts";
import { startDatabase, startNode } from "./installation.ts";
import { inTurns, middleAndTail, timed, type Measured } from "./measured.ts";
import { buildTown } from "./town.sql.ts";

const usual = { runs: 5, tries: 200 };

/**
 * A call over HTTP, from sending it to the acknowledgement, which means committed: command id, incident, call, log
 * line, audit, events. The bare part: one row of the same size, committed, from this process.
 */
export async function callAccepted(runs = usual): Promise<Measured[]> {
  const database = await startDatabase();
  const db = asDb(database.pool);
  const town = await buildTown(db, { units: 1, desks: 1 });
  await openBareTable(db);
  const node = await startNode(database.url);
  try {
    const desk = openDesk({ url: node.url, token: town.desks[0] ?? "" });
    const sides = await inTurns(runs, {
      najda: (tries) => timed(tries, () => desk.send("call:take", someCall(uuid(), somewhereInTown()))),
      bare: (tries) => timed(tries, () => commitOneRow(db, { id: uuid(), body: someCall(uuid(), somewhereInTown()) })),
    });
    return middleAndTail({ what: "call accepted, HTTP to acknowledged commit", ...sides });
  } finally {
    await node.stop();
    await database.stop();
  }
}
