import { randomInt } from "node:crypto";
import { Refused, type Actor, type Incident, type Input, type Reply, type Report, type ReportState, type Tx } from "@najda/protocol";
import { findType } from "../dispatch/code-lists.sql.ts";
import { openOrAttach } from "../dispatch/dispatch.ts";
import { requireWaiting, statusFromIncident } from "./report-status.ts";
import * as reports from "./reports.sql.ts";

/**
 * A citizen's report, from filed to done:
 *
 *   fileReport -> acceptReport or dismissReport -> followIncident, until the incident is closed
 *
 * Nothing that a citizen sends is thrown away. Whoever says the same thing again and again adds to the report that
 * is waiting already instead of filling the desk's list.
 */
export async function fileReport(tx: Tx, by: Actor, input: Input<"report:file">): Promise<ReportState> {
  if ((await findType(tx, input.kind)) === undefined) throw new Refused("unknown-type", { type: input.kind });
  const now = tx.clock.now();
  const centreId = await reports.centreNear(tx, input.at);
  if (centreId === undefined) throw new Refused("not-ready");
  const repeated = await reports.addToWaiting(tx, { ...input, personId: by.personId, now });
  const kept = repeated ?? (await reports.insert(tx, { ...input, centreId, personId: by.personId, now, trackingNumber: trackingNumber() }));
  tx.publish("report:changed", { report: kept, personId: by.personId });
  return stateOf(kept);
}

/** The reports that this citizen filed, newest first. */
export async function listMine(tx: Tx, by: Actor): Promise<Reply<"report:mine">> {
  return { reports: (await reports.ofPerson(tx, by.personId)).map(stateOf) };
}

/** A report becomes a call like any other: it opens an incident or joins an open one. */
export async function acceptReport(tx: Tx, by: Actor, input: Input<"report:accept">): Promise<Incident> {
  const { report, personId } = await reports.lock(tx, { centreId: by.centreId, id: input.reportId });
  requireWaiting(report);
  const incident = await openOrAttach(tx, by, {
    id: report.id,
    incidentId: input.incidentId,
    at: report.at,
    type: input.type ?? report.kind,
    source: "citizen-app",
    ...given({ priority: input.priority, accuracyMetres: report.accuracyMetres, address: report.address, narrative: report.text }),
    // Somebody who hides must not be rung: the number of a silent report stays off the incident.
    ...(report.silent && { silent: true }),
    ...(report.phone === undefined || report.silent ? {} : { caller: { phone: report.phone } }),
  });
  const accepted = await reports.saveStatus(tx, { id: report.id, status: statusFromIncident[incident.status], incidentId: incident.id });
  tx.publish("report:changed", { report: accepted, personId });
  return incident;
}

/** It was looked into, and nobody needs to be sent. */
export async function dismissReport(tx: Tx, by: Actor, input: Input<"report:dismiss">): Promise<Report> {
  const { report, personId } = await reports.lock(tx, { centreId: by.centreId, id: input.reportId });
  requireWaiting(report);
  const dismissed = await reports.saveStatus(tx, { id: report.id, status: "not-an-emergency", note: input.note });
  tx.publish("report:changed", { report: dismissed, personId });
  return dismissed;
}

const stateOf = ({ id, trackingNumber, kind, filedAt, status }: Report): ReportState => ({ id, trackingNumber, kind, filedAt, status });

/** Chance, so that nobody can guess another's; the unique index refuses the one in a hundred million that is taken. */
const trackingNumber = (): string => `${randomInt(1000, 10_000)}-${String(randomInt(0, 10_000)).padStart(4, "0")}`;

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
