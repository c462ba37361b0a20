import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { demoCity } from "@najda/geo/demo-city";
import type { CommandName, Input, Reply } from "@najda/protocol";
import { performMaster } from "./perform-master.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import { isEmpty, rememberDemo, type DemoAccount } from "./accounts.sql.ts";
import { castPeople, castUnits, demoPassword, homeOf } from "./cast.ts";
import { importDemoMap } from "./demo-map.ts";
import { simulatedCrew, simulatedDesk } from "./simulated-people.sql.ts";

type Do = <N extends CommandName>(name: N, input: Input<N>) => Promise<Reply<N>>;

/** Fills a new, empty installation with the demo city. Gives false where somebody has begun to work already. */
export async function becomeDemo(pool: Pool, say: (line: string) => void): Promise<boolean> {
  if (!(await isEmpty(asDb(pool)))) return false;
  say("Building the demo city (once)");
  await importDemoMap(pool);
  const act = performMaster(pool);
  const units = await addFleet(act);
  const accounts = await addPeople(act, units);
  await rememberDemo(asDb(pool), accounts);
  return true;
}

async function addFleet(act: Do): Promise<Map<string, string>> {
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
  return units;
}

async function addPeople(act: Do, units: ReadonlyMap<string, string>): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const { name, role, unit } of castPeople) {
    const unitId = unit === undefined ? undefined : units.get(unit);
    await act("person:add", { personId: uuid(), name, role, password: demoPassword, ...(unitId === undefined ? {} : { unitId }) });
    accounts.push({ name, role, password: demoPassword, ...(unitId === undefined ? {} : { unitId, callSign: unit! }) });
  }
  await addSimulatedPeople(act, units);
  return accounts;
}

/** A dispatcher and a crew for each unit, who act for the city and whom nobody signs in as. */
async function addSimulatedPeople(act: Do, units: ReadonlyMap<string, string>): Promise<void> {
  const password = randomBytes(24).toString("base64url");
  await act("person:add", { personId: uuid(), name: simulatedDesk, role: "dispatcher", password });
  await Promise.all(
    [...units].map(([callSign, unitId]) => act("person:add", { personId: uuid(), name: simulatedCrew(callSign), role: "responder", password, unitId })),
  );
}

