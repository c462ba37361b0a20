import { z } from "zod";
import { Alert, AlertCounts, PublishedAlert } from "./alert.ts";
import { Assignment } from "./assignment.ts";
import { CoverageGap, MoveUp, Service } from "./coverage.ts";
import { Closure } from "./closure.ts";
import { Call, Incident, IncidentType, LogLine } from "./incident.ts";
import { Report } from "./report.ts";
import { rooms } from "./rooms.ts";
import { Unit } from "./unit.ts";
import { Id } from "./values.ts";

interface Event<P extends z.ZodType, K extends boolean> {
  readonly payload: P;
  /** Numbered, stored, replayed to whoever was away. */
  readonly kept: K;
  readonly says: string;
  to(payload: z.output<P>): string[];
}

const kept = <P extends z.ZodType>(says: string, payload: P, to: (payload: z.output<P>) => string[]): Event<P, true> => ({
  payload,
  kept: true,
  says,
  to,
});

const heardWithCrews = (incident: Incident): string[] => [
  rooms.centre(incident.centreId),
  ...incident.units.map((unit) => rooms.unit(unit.unitId)),
];

/** Every message the server sends: what it carries, who hears it, and whether it is kept. */
export const events = {
  "incident:opened": kept("A call opened an incident.", Incident, heardWithCrews),
  "incident:changed": kept("Facts, status or units of an incident changed.", Incident, heardWithCrews),
  "incident:closed": kept("An incident was closed or cancelled and leaves the board.", Incident, heardWithCrews),
  "incident:reopened": kept("A closed incident is back on the board.", Incident, heardWithCrews),
  "incident:logged": kept(
    "A line was added to an incident's log.",
    z.object({ centreId: Id, incidentId: Id, unitIds: z.array(Id), line: LogLine }),
    (logged) => [rooms.centre(logged.centreId), ...logged.unitIds.map(rooms.unit)],
  ),
  "call:taken": kept("A call was taken.", z.object({ centreId: Id, call: Call }), (taken) => [rooms.centre(taken.centreId)]),
  "assignment:changed": kept("A unit was sent, reported a status, was cancelled or is overdue.", Assignment, (assignment) => [
    rooms.centre(assignment.centreId),
    rooms.unit(assignment.unitId),
  ]),
  "unit:changed": kept("A unit was added, went on or off duty, or was altered.", Unit, (unit) => [
    rooms.centre(unit.centreId),
    rooms.unit(unit.id),
  ]),
  "incident-type:changed": kept(
    "The catalogue of incident types changed.",
    z.object({ type: IncidentType }),
    () => [rooms.everyone()],
  ),
  "report:changed": kept(
    "A citizen's report was filed or moved on.",
    z.object({ report: Report, personId: Id }),
    (changed) => [rooms.centre(changed.report.centreId), rooms.person(changed.personId)],
  ),
  "closure:changed": kept("Streets were closed or found slow, or are open again.", Closure, (closure) => [
    rooms.centre(closure.centreId),
  ]),
  "alert:changed": kept("An alert was written, submitted, approved, sent or ended.", Alert, (alert) => [
    rooms.alerts(alert.centreId),
  ]),
  "alert:published": kept("An alert, its correction or its all-clear for phones in the cells.", PublishedAlert, (published) =>
    published.cells.map(rooms.cell),
  ),
  "coverage-gap:changed": kept("A zone has no free unit, has been seen to have none, or has one again.", CoverageGap, (gap) => [
    rooms.centre(gap.centreId),
  ]),
  "moveup:changed": kept("A unit was ordered to cover another place, or no longer.", MoveUp, (order) => [
    rooms.centre(order.centreId),
    rooms.unit(order.unitId),
  ]),
  "session:ended": kept(
    "A session was signed out or revoked; every node closes its sockets.",
    z.object({ sessionIds: z.array(Id) }),
    () => [rooms.nodes()],
  ),
  "alert:counted": {
    payload: z.object({ centreId: Id, counts: AlertCounts }),
    kept: false,
    says: "How far a sent alert got, about once a second while it moves.",
    to: (counted: { centreId: string }) => [rooms.alerts(counted.centreId)],
  },
  "coverage:changed": {
    payload: z.object({ centreId: Id, service: Service }),
    kept: false,
    says: "Other places are covered than before; `coverage:read` tells which.",
    to: (changed: { centreId: string }) => [rooms.centre(changed.centreId)],
  },
} as const;

export type EventName = keyof typeof events;
export type KeptEventName = { [N in EventName]: (typeof events)[N]["kept"] extends true ? N : never }[EventName];
export type Payload<N extends EventName> = z.output<(typeof events)[N]["payload"]>;

/** An event as it travels and as it is stored. */
export interface KeptEvent<N extends KeptEventName = KeptEventName> {
  readonly number: number;
  readonly name: N;
  readonly at: string;
  readonly payload: Payload<N>;
}

/** Any kept event, so that a switch over `name` knows the payload. */
export type AnyKeptEvent = { [N in KeptEventName]: KeptEvent<N> }[KeptEventName];
