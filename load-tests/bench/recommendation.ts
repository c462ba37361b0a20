import { v7 as uuid } from "uuid";
import { asDb } from "../../server/src/infra/pool.ts";
import { openDesk, someCall } from "./desk.ts";
import { freshen, nearestThirty, somewhereInTown, spreadFleet } from "./fleet.sql.ts";
import { startDatabase, startNode } from "./installation.ts";
import { inTurns, middleAndTail, timed, type Measured } from "./measured.ts";
import { buildTown } from "./town.sql.ts";

const usual = { units: 10_000, runs: 5, tries: 200 };

/**
 * A recommendation for one incident among 10,000 units, over HTTP: candidates per capability, those left out, travel
 * times, the rule and its reasons. The bare part: the thirty nearest places by the index, asked from this process.
 */
export async function recommendation({ units, ...runs } = usual): Promise<Measured[]> {
  const database = await startDatabase();
  const db = asDb(database.pool);
  const town = await buildTown(db, { units, desks: 1 });
  await spreadFleet(db);
  const node = await startNode(database.url);
  try {
    const desk = openDesk({ url: node.url, token: town.desks[0] ?? "" });
    const incidents = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const incidentId = uuid();
        await desk.send("call:take", someCall(incidentId, somewhereInTown()));
        return incidentId;
      }),
    );
    const sides = await inTurns(runs, {
      async najda(tries) {
        await freshen(db);
        return timed(tries, async (index) => {
          const { units: found } = await desk.send<{ units: unknown[] }>("incident:recommend", { incidentId: incidents[index % incidents.length] });
          if (found.length === 0) throw new Error("nobody was recommended");
        });
      },
      bare: (tries) => timed(tries, () => nearestThirty(db, somewhereInTown())),
    });
    return middleAndTail({ what: `recommendation among ${units.toLocaleString("en")} units`, ...sides });
  } finally {
    await node.stop();
    await database.stop();
  }
}
