import { boardFrom } from "@najda/protocol";
import type { AnyKeptEvent, Board, Unit } from "@najda/protocol";

/** A unit as boards of tests hold it. */
export const unitOf = (id: string, version: number): Unit => ({
  id, version, centreId: "c", agencyId: "a", service: "fire", callSign: id, type: "engine", capabilities: [], duty: "in-service",
});

export const boardWith = (number: number, units: readonly Unit[] = []): Board =>
  boardFrom({
    number, viewer: {}, incidentTypes: [], units: [...units], incidents: [], assignments: [], reports: [], alerts: [], gaps: [], moveUps: [], closures: [], gone: [],
  });

export const changed = (number: number, unit: Unit): AnyKeptEvent => ({ number, name: "unit:changed", at: "2026-11-21T14:00:00Z", payload: unit });
