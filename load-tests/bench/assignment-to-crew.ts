import { io, type Socket } from "socket.io-client";
import { v7 as uuid } from "uuid";
import { asDb } from "../../server/src/infra/pool.ts";
import { openDesk, someCall, type Desk } from "./desk.ts";
import { openBareTable, somewhereInTown } from "./fleet.sql.ts";
import { startBare, startDatabase, startNode } from "./installation.ts";
import { inTurns, middleAndTail, type Measured } from "./measured.ts";
import { buildTown, type BenchTown } from "./town.sql.ts";

const usual = { runs: 5, tries: 100 };
const crewCount = 20;

/**
 * From the dispatcher's click to the responder's socket: the command by socket, its commit, the number it gets in the
 * log, and its way to the crew. The bare part, bare-assign.ts: message in, one row committed, message out.
 */
export async function assignmentToCrew(runs = usual): Promise<Measured[]> {
  const database = await startDatabase();
  const db = asDb(database.pool);
  const town = await buildTown(db, { units: crewCount, desks: 1 });
  await openBareTable(db);
  const node = await startNode(database.url);
  const bare = await startBare("bare-assign.ts", [database.url]);
  const sockets: Socket[] = [];
  try {
    const desk = openDesk({ url: node.url, token: town.desks[0] ?? "" });
    const onNode = await openSide({ url: node.url, town, sockets, crewToken: ({ token }) => token });
    const onBare = await openSide({ url: bare.url, town, sockets, crewToken: ({ unitId }) => unitId });
    const sides = await inTurns(runs, {
      najda: (tries) => inOrder(tries, (index) => oneAssignment({ desk, side: onNode, index })),
      bare: (tries) => inOrder(tries, (index) => onBare.send({ assignmentId: uuid(), incidentId: uuid(), index })),
    });
    return middleAndTail({ what: "assignment, from the click to the crew's socket", ...sides });
  } finally {
    for (const socket of sockets) socket.disconnect();
    await node.stop();
    await bare.stop();
    await database.stop();
  }
}

interface Side {
  readonly units: readonly string[];
  /** Sends a unit and gives the ms until that unit's own socket has heard of it. */
  send(sent: { assignmentId: string; incidentId: string; index: number }): Promise<number>;
}

interface Opening {
  readonly url: string;
  readonly town: BenchTown;
  readonly sockets: Socket[];
  readonly crewToken: (unit: BenchTown["units"][number]) => string;
}

async function openSide({ url, town, sockets, crewToken }: Opening): Promise<Side> {
  const heard = new Map<string, () => void>();
  for (const unit of town.units) {
    const socket = await connect(url, crewToken(unit));
    sockets.push(socket);
    socket.on("event", ({ name, payload }: { name: string; payload: { id: string } }) => {
      if (name === "assignment:changed") heard.get(payload.id)?.();
    });
  }
  const dispatcher = await connect(url, town.desks[0] ?? "");
  sockets.push(dispatcher);
  const units = town.units.map(({ unitId }) => unitId);
  return {
    units,
    send: ({ assignmentId, incidentId, index }) =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        const limit = setTimeout(() => reject(new Error("the crew did not hear of it within 10 s")), 10_000);
        heard.set(assignmentId, () => {
          clearTimeout(limit);
          heard.delete(assignmentId);
          resolve(performance.now() - began);
        });
        dispatcher.emit("incident:assign", { commandId: uuid(), assignmentId, incidentId, unitId: units[index % units.length] });
      }),
  };
}

/** Only the sending is measured; the call before it and the end after it are not. */
async function oneAssignment({ desk, side, index }: { desk: Desk; side: Side; index: number }): Promise<number> {
  const incidentId = uuid();
  const assignmentId = uuid();
  await desk.send("call:take", someCall(incidentId, somewhereInTown()));
  const took = await side.send({ assignmentId, incidentId, index });
  await desk.send("assignment:report", { assignmentId, status: "cleared", reportedAt: new Date().toISOString() });
  await desk.send("incident:close", { incidentId, disposition: "handled-on-scene" });
  return took;
}

async function inOrder(tries: number, step: (index: number) => Promise<number>): Promise<number[]> {
  const took: number[] = [];
  for (let index = 0; index < tries; index += 1) took.push(await step(index));
  return took;
}

function connect(url: string, token: string): Promise<Socket> {
  const socket = io(url, { transports: ["websocket"], auth: { token }, forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", reject);
  });
}
