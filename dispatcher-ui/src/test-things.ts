import type { Alert, Assignment, Board, Incident, IncidentType, Report, Unit } from "@najda/protocol";

/** Plain values for the tests of rules: everything has a sensible value, a test says only what matters to it. */
const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const someId = id;
export const morning = "2026-11-21T08:00:00Z";

/** `morning` and so many seconds. */
export const later = (seconds: number): string => new Date(Date.parse(morning) + seconds * 1000).toISOString();

export const aUnit = (unit: Partial<Unit> = {}): Unit => ({
  id: id(1),
  centreId: id(900),
  agencyId: id(901),
  service: "ambulance",
  callSign: "Medic 7",
  type: "ambulance",
  capabilities: ["als"],
  duty: "in-service",
  version: 1,
  ...unit,
});

export const anAssignment = (assignment: Partial<Assignment> = {}): Assignment => ({
  id: id(201),
  centreId: id(900),
  incidentId: id(101),
  unitId: id(1),
  status: "dispatched",
  active: true,
  statusSince: morning,
  times: { dispatched: morning },
  flags: [],
  escalation: 0,
  version: 1,
  ...assignment,
});

export const anIncident = (incident: Partial<Incident> = {}): Incident => ({
  id: id(101),
  centreId: id(900),
  number: "2026-000412",
  type: "structure-fire",
  priority: 1,
  status: "pending",
  statusSince: morning,
  openedAt: morning,
  at: [35.9, 31.95],
  callCount: 1,
  units: [],
  version: 1,
  ...incident,
});

export const aReport = (report: Partial<Report> = {}): Report => ({
  id: id(301),
  centreId: id(900),
  trackingNumber: "K7-4412",
  kind: "cardiac-arrest",
  at: [35.9, 31.95],
  silent: false,
  forSomeoneElse: false,
  filedAt: morning,
  status: "received",
  version: 1,
  ...report,
});

export const aType = (type: Partial<IncidentType> = {}): IncidentType => ({
  code: "structure-fire",
  names: { en: "Structure fire", ar: "حريق مبنى" },
  priority: 1,
  needs: [],
  version: 1,
  ...type,
});

const words = { headline: "Flood", description: "The river rises.", instruction: "Go upstairs." };

export const anAlert = (alert: Partial<Alert> = {}): Alert => ({
  id: id(401),
  centreId: id(900),
  area: { type: "Polygon", coordinates: [[[35.9, 31.9], [35.95, 31.9], [35.95, 31.95], [35.9, 31.9]]] },
  texts: { en: words },
  cancellation: { en: words },
  allClear: { en: words },
  severity: "Severe",
  urgency: "Immediate",
  certainty: "Observed",
  expires: later(7200),
  status: "draft",
  capStatus: "Exercise",
  contentHash: "abc",
  author: { id: id(501), name: "author" },
  lastEditorId: id(501),
  updatedAt: morning,
  version: 1,
  ...alert,
});

const byId = <T extends { id: string }>(things: readonly T[]): Record<string, T> =>
  Object.fromEntries(things.map((thing) => [thing.id, thing]));

interface Things {
  units?: readonly Unit[];
  incidents?: readonly Incident[];
  assignments?: readonly Assignment[];
  reports?: readonly Report[];
  types?: readonly IncidentType[];
}

export const aBoard = (things: Things = {}): Board => ({
  number: 1,
  viewer: {},
  incidentTypes: Object.fromEntries((things.types ?? [aType()]).map((type) => [type.code, type])),
  units: byId(things.units ?? []),
  incidents: byId(things.incidents ?? []),
  assignments: byId(things.assignments ?? []),
  reports: byId(things.reports ?? []),
  alerts: {},
  gaps: {},
  moveUps: {},
  closures: {},
  gone: {},
});
