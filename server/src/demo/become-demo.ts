import { v7 as uuid } from "uuid";
import { demoCity } from "@najda/geo/demo-city";
import type { CommandName, Db, Input, Reply } from "@najda/protocol";
import { insertPerson } from "../accounts/people.sql.ts";
import { performMaster } from "./perform-master.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import { isEmpty, isHalfDone, markBegun, rememberDemo, startOver, type DemoAccount } from "./accounts.sql.ts";
import { castPeople, castUnits, demoPassword, homeOf } from "./cast.ts";
import { importDemoMap } from "./demo-map.ts";
import { simulatedCrew, simulatedDesk } from "./simulated-people.sql.ts";

type Do = <N extends CommandName>(name: N, input: Input<N>) => Promise<Reply<N>>;

/** Fills a new, empty installation with the demo city. Gives false where somebody has begun to work already. */
export async function becomeDemo(pool: Pool, say: (line: string) => void): Promise<boolean> {
  const db = asDb(pool);
  if (await isHalfDone(db)) await startOver(db);
  if (!(await isEmpty(db))) return false;
  say("Building the demo city (once)");
  await markBegun(db);
  await importDemoMap(pool);
  const act = performMaster(pool);
  const { centreId, units } = await addFleet(act);
  await addSimulatedPeople(db, centreId, units);
  const accounts = await addPeople(act, units);
  await rememberDemo(db, accounts);
  return true;
}

async function addFleet(act: Do): Promise<{ centreId: string; units: Map<string, string> }> {
  const centre = await act("centre:add", { centreId: uuid(), name: `${demoCity.name.en} control room` });
  const agencies = new Map<string, string>();
  for (const [kind, name] of [["fire", "City fire service"], ["ambulance", "City ambulance"], ["police", "City police"]] as const) {
    const agency = await act("agency:add", { agencyId: uuid(), name, kind, centreId: centre.id });
    agencies.set(kind, agency.id);
  }
  const units = new Map<string, string>();
  for (const [index, unit] of castUnits.entries()) {
    const station = homeOf(unit, index, demoCity.stations);
    const added = await act("unit:add", {
      unitId: uuid(),
      agencyId: agencies.get(unit.service)!,
      callSign: unit.callSign,
      type: unit.type,
      capabilities: [...unit.capabilities],
      ...(station === undefined ? {} : { station }),
    });
    units.set(unit.callSign, added.id);
  }
  return { centreId: centre.id, units };
}

async function addPeople(act: Do, units: ReadonlyMap<string, string>): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const { name, role, unit } of castPeople) {
    const unitId = unit === undefined ? undefined : units.get(unit);
    await act("person:add", { personId: uuid(), name, role, password: demoPassword, ...(unitId === undefined ? {} : { unitId }) });
    accounts.push({ name, role, password: demoPassword, ...(unitId === undefined ? {} : { unitId, callSign: unit! }) });
  }
  return accounts;
}

/** A dispatcher and a crew for each unit, who act for the city. Without a password: nobody signs in as them. */
async function addSimulatedPeople(db: Db, centreId: string, units: ReadonlyMap<string, string>): Promise<void> {
  const nobody = { passwordHash: "none", agencyId: undefined, now: new Date(), centreId };
  await insertPerson(db, { ...nobody, id: uuid(), name: simulatedDesk, role: "dispatcher", unitId: undefined });
  for (const [callSign, unitId] of units) {
    await insertPerson(db, { ...nobody, id: uuid(), name: simulatedCrew(callSign), role: "responder", unitId });
  }
}
