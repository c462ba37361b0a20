import type { Assignment, Incident } from "@najda/protocol";

const id = (digit: number): string => `0193a000-0000-7000-8000-00000000000${digit}`;

/** An assignment as tests need it: just dispatched unless the test says otherwise. */
export const anAssignment = (changes: Partial<Assignment> = {}): Assignment => ({
  id: id(1),
  centreId: id(2),
  incidentId: id(3),
  unitId: id(4),
  status: "dispatched",
  active: true,
  statusSince: "2026-11-21T14:00:00.000Z",
  times: { dispatched: "2026-11-21T14:00:00.000Z" },
  flags: [],
  escalation: 0,
  version: 1,
  ...changes,
});

/** The incident it belongs to. */
export const anIncident = (changes: Partial<Incident> = {}): Incident => ({
  id: id(3),
  centreId: id(2),
  number: "2026-000412",
  type: "structure-fire",
  priority: 1,
  status: "dispatched",
  statusSince: "2026-11-21T14:00:00.000Z",
  openedAt: "2026-11-21T13:59:00.000Z",
  at: [44.01, 36.19],
  callCount: 1,
  units: [{ unitId: id(4), callSign: "Engine 12" }],
  version: 1,
  ...changes,
});
