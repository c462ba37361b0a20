import { Refused, type Account, type Actor, type Agency, type Centre, type Input, type IncidentType, type Reply, type Tx, type Unit } from "@najda/protocol";
import { findUnit } from "../dispatch/units.sql.ts";
import { endSessions } from "./sessions.sql.ts";
import { changePerson, findAccount, insertPerson, listAccounts } from "./people.sql.ts";
import { hashPassword } from "./sign-in.ts";
import {
  centreOfAgency,
  insertAgency,
  insertCentre,
  insertUnit,
  listAgencies,
  listCentres,
  listDispositions,
  listTypes,
  listUnits,
  saveDisposition,
  saveType,
  updateUnit,
} from "./master.sql.ts";

/**
 * What has to be there before the first call: centres, agencies, units, people and code lists. The administrator
 * works across centres; everybody else's list is cut to their own.
 */

export async function addCentre(tx: Tx, _by: Actor, input: Input<"centre:add">): Promise<Centre> {
  const added = await insertCentre(tx, { id: input.centreId, name: input.name });
  if (added === undefined) throw new Refused("id-reused", { id: input.centreId });
  return added;
}

export async function addAgency(tx: Tx, by: Actor, input: Input<"agency:add">): Promise<Agency> {
  const centreId = input.centreId ?? by.centreId ?? (await onlyCentre(tx));
  const agency: Agency = { id: input.agencyId, centreId, name: input.name, kind: input.kind };
  if (!(await insertAgency(tx, agency))) throw new Refused("id-reused", { id: agency.id });
  return agency;
}

export async function addUnit(tx: Tx, _by: Actor, input: Input<"unit:add">): Promise<Unit> {
  const centreId = await centreOfAgency(tx, input.agencyId);
  if (centreId === undefined) throw new Refused("not-found", { agencyId: input.agencyId });
  if (!(await insertUnit(tx, { ...input, centreId }))) throw new Refused("id-reused", { id: input.unitId });
  return publishUnit(tx, { centreId, id: input.unitId });
}

export async function changeUnit(tx: Tx, _by: Actor, input: Input<"unit:change">): Promise<Unit> {
  const centreId = await centreOfAgency(tx, input.agencyId);
  if (centreId === undefined) throw new Refused("not-found", { agencyId: input.agencyId });
  if (!(await updateUnit(tx, { ...input, centreId }))) throw new Refused("not-found", { unitId: input.unitId });
  return publishUnit(tx, { centreId, id: input.unitId });
}

async function publishUnit(tx: Tx, where: { centreId: string; id: string }): Promise<Unit> {
  const unit = await findUnit(tx, where);
  if (unit === undefined) throw new Error(`unit ${where.id} vanished while it was saved`);
  tx.publish("unit:changed", unit);
  return unit;
}

export async function addPerson(tx: Tx, by: Actor, input: Input<"person:add">): Promise<Account> {
  const centreId = input.centreId ?? (input.agencyId && (await centreOfAgency(tx, input.agencyId))) ?? by.centreId ?? (await onlyCentre(tx));
  if (input.role === "responder" && input.unitId === undefined) throw new Refused("malformed", { why: "unitId: a responder needs a unit" });
  if (input.unitId !== undefined && (await findUnit(tx, { centreId, id: input.unitId })) === undefined) throw new Refused("not-found", { unitId: input.unitId });
  const passwordHash = await hashPassword(input.password);
  const { personId: id, name, role, agencyId, unitId } = input;
  const added = await insertPerson(tx, { id, name, role, agencyId, unitId, passwordHash, centreId, now: tx.clock.now() });
  if (!added) throw new Refused("id-reused", { id });
  return account(tx, id);
}

export async function alterPerson(tx: Tx, by: Actor, input: Input<"person:change">): Promise<Account> {
  const known = await account(tx, input.personId);
  if (input.unitId !== undefined && (await findUnit(tx, { centreId: known.centreId, id: input.unitId })) === undefined) {
    throw new Refused("not-found", { unitId: input.unitId });
  }
  const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
  await changePerson(tx, { id: known.id, passwordHash, unitId: input.unitId, active: input.active });
  // What a session may do has changed: whoever was signed in signs in again.
  await revokeSessions(tx, by, { personId: known.id });
  return account(tx, known.id);
}

export async function revokeSessions(tx: Tx, by: Actor, input: Input<"session:revoke">): Promise<Reply<"session:revoke">> {
  const known = await account(tx, input.personId);
  if (by.role !== "administrator" && known.centreId !== by.centreId) throw new Refused("not-found", { personId: input.personId });
  const sessionIds = await endSessions(tx, { personId: known.id, now: tx.clock.now() });
  if (sessionIds.length > 0) tx.publish("session:ended", { sessionIds });
  return { ended: sessionIds.length };
}

export async function saveIncidentType(tx: Tx, _by: Actor, input: Input<"incident-type:save">): Promise<IncidentType> {
  const type = await saveType(tx, input);
  tx.publish("incident-type:changed", { type });
  return type;
}

export async function saveOutcome(tx: Tx, _by: Actor, input: Input<"disposition:save">): Promise<Reply<"disposition:save">> {
  await saveDisposition(tx, input);
  return input;
}

export async function listMaster(tx: Tx, by: Actor): Promise<Reply<"master:list">> {
  const all = by.role === "administrator";
  const mine = <T extends { centreId?: string | undefined }>(things: T[]) => (all ? things : things.filter((thing) => thing.centreId === by.centreId));
  const centres = await listCentres(tx);
  return {
    centres: all ? centres : centres.filter((centre) => centre.id === by.centreId),
    agencies: mine(await listAgencies(tx)),
    units: mine(await listUnits(tx)),
    accounts: all ? await listAccounts(tx) : [],
    incidentTypes: await listTypes(tx),
    dispositions: await listDispositions(tx),
  };
}

async function account(tx: Tx, id: string): Promise<Account> {
  const found = await findAccount(tx, id);
  if (found === undefined) throw new Refused("not-found", { personId: id });
  return found;
}

/** An installation with one control room need not name it. */
async function onlyCentre(tx: Tx): Promise<string> {
  const [first, ...others] = await listCentres(tx);
  if (first === undefined || others.length > 0) throw new Refused("malformed", { why: "centreId: say which control room" });
  return first.id;
}
