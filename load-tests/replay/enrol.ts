import { v7 as uuid } from "uuid";
import { openLine, signIn, type Line, type Session } from "../installation/session.ts";
import { capabilitiesOf, codeOf, needsOf, priorityOf } from "./code-lists.ts";
import { openCrew, type Crew } from "./crew.ts";
import type { Row } from "./rows.ts";

/** Everybody who plays, signed in, each in a session of their own. */
export interface Company {
  readonly callTakers: readonly Session[];
  readonly desks: readonly Line[];
  /** By call sign. */
  readonly crews: ReadonlyMap<string, Crew>;
  /** Who reads back at the end: a supervisor of the control room that was made for this replay. */
  readonly reader: { readonly name: string; readonly password: string };
  leave(): void;
}

interface Wish {
  readonly url: string;
  readonly administrator: { readonly name: string; readonly password: string };
  readonly rows: readonly Row[];
}

/** Hashing passwords is what takes time; more at once than the server has threads for gains nothing. */
const atOnce = 6;

/**
 * A control room of its own, so that nothing else on the installation is in the way; agencies, code lists, units
 * and people from what the file holds, all through the public commands.
 */
export async function enrol({ url, administrator, rows }: Wish): Promise<Company> {
  const admin = await signIn(url, administrator);
  const run = uuid().slice(-6);
  const centreId = uuid();
  await admin.post("centre:add", { centreId, name: `Replay ${run}` });
  await addCodeLists(admin, rows);
  const password = uuid();
  const person = async (name: string, role: string, unitId?: string): Promise<Session> => {
    await admin.post("person:add", { personId: uuid(), name, password, role, centreId, ...(unitId === undefined ? {} : { unitId }) });
    return signIn(url, { name, password });
  };
  const units = await addUnits(admin, { centreId, rows });
  const callTakers = await Promise.all([1, 2, 3, 4].map((number) => person(`call taker ${number} ${run}`, "call-taker")));
  const desks = await Promise.all([1, 2, 3].map(async (number) => openLine(await person(`dispatcher ${number} ${run}`, "dispatcher"))));
  const reader = { name: `reader ${run}`, password };
  await person(reader.name, "supervisor");
  const crews = new Map<string, Crew>();
  await inLanes([...units], atOnce, async ([callSign, { unitId, at }]) => {
    crews.set(callSign, await openCrew(await person(`${callSign} ${run}`, "responder", unitId), at));
  });
  return {
    callTakers,
    desks,
    crews,
    reader,
    leave() {
      for (const line of [...desks, ...crews.values()]) line.close();
    },
  };
}

async function addCodeLists(admin: Session, rows: readonly Row[]): Promise<void> {
  for (const type of new Set(rows.map((row) => row.call.type))) {
    const priority = Math.min(...rows.filter((row) => row.call.type === type).map((row) => priorityOf(row.call.priority)));
    await admin.post("incident-type:save", { code: codeOf(type), names: { en: type }, priority, needs: needsOf(type) });
  }
  for (const words of new Set(rows.map((row) => row.call.disposition))) {
    await admin.post("disposition:save", { code: codeOf(words), names: { en: words } });
  }
}

interface Enrolled {
  readonly unitId: string;
  /** Where it waits before its first call: the middle of where it works. */
  readonly at: readonly [number, number];
}

async function addUnits(admin: Session, { centreId, rows }: { centreId: string; rows: readonly Row[] }): Promise<Map<string, Enrolled>> {
  const fire = uuid();
  const ambulances = uuid();
  await admin.post("agency:add", { agencyId: fire, name: "Fire Department", kind: "fire", centreId });
  await admin.post("agency:add", { agencyId: ambulances, name: "Private ambulances", kind: "ambulance", centreId });
  const enrolled = new Map<string, Enrolled>();
  await inLanes([...Map.groupBy(rows, (row) => row.callSign)], atOnce, async ([callSign, own]) => {
    const unitId = uuid();
    const type = own[0]?.unitType ?? "";
    const at = middle(own.map((row) => row.call.at));
    const agencyId = type === "PRIVATE" ? ambulances : fire;
    await admin.post("unit:add", { unitId, agencyId, callSign, type: codeOf(type), capabilities: capabilitiesOf(own) });
    enrolled.set(callSign, { unitId, at });
  });
  return enrolled;
}

const middle = (places: readonly (readonly [number, number])[]): [number, number] => [
  places.reduce((sum, place) => sum + place[0], 0) / places.length,
  places.reduce((sum, place) => sum + place[1], 0) / places.length,
];

/** Works through a list, so many at once. */
export async function inLanes<T>(things: readonly T[], lanes: number, work: (thing: T) => Promise<void>): Promise<void> {
  const left = things.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const thing of left) await work(thing);
    }),
  );
}
