import { z } from "zod";
import { Alert } from "./alert.ts";
import { Assignment } from "./assignment.ts";
import { CoverageGap, MoveUp } from "./coverage.ts";
import { Closure } from "./closure.ts";
import { Incident, IncidentType } from "./incident.ts";
import { Report } from "./report.ts";
import { Unit } from "./unit.ts";
import { Id } from "./values.ts";

/**
 * Everything that a person may see at one moment, as `GET /api/board` gives it: open incidents, active
 * assignments, units, waiting reports and alerts, complete up to `number` of the log.
 * `gone` tells what left the board so lately that an older event of it may still come.
 */
export const BoardSnapshot = z.object({
  number: z.number().int(),
  viewer: z.object({ unitId: Id.optional() }),
  incidentTypes: z.array(IncidentType),
  units: z.array(Unit),
  incidents: z.array(Incident),
  assignments: z.array(Assignment),
  reports: z.array(Report),
  alerts: z.array(Alert),
  gaps: z.array(CoverageGap).default([]),
  moveUps: z.array(MoveUp).default([]),
  closures: z.array(Closure).default([]),
  gone: z.array(z.object({ id: Id, version: z.number().int() })),
});
export type BoardSnapshot = z.infer<typeof BoardSnapshot>;

type ById<T> = Readonly<Record<string, T>>;

/** The board as apps and tests hold it: by id, replaced as a whole by `applyEvent`. */
export interface Board {
  readonly number: number;
  readonly viewer: { readonly unitId?: string | undefined };
  readonly incidentTypes: ById<IncidentType>;
  readonly units: ById<Unit>;
  readonly incidents: ById<Incident>;
  readonly assignments: ById<Assignment>;
  readonly reports: ById<Report>;
  readonly alerts: ById<Alert>;
  /** Zones that no free unit reaches in time. */
  readonly gaps: ById<CoverageGap>;
  /** Orders to cover another place, as long as they last. */
  readonly moveUps: ById<MoveUp>;
  readonly closures: ById<Closure>;
  /** Version at which a thing left the board, so that an older event can't bring it back. */
  readonly gone: ById<number>;
}

const byId = <T extends { id: string }>(things: readonly T[]): ById<T> =>
  Object.fromEntries(things.map((thing) => [thing.id, thing]));

export function boardFrom(snapshot: BoardSnapshot): Board {
  return {
    number: snapshot.number,
    viewer: snapshot.viewer,
    incidentTypes: Object.fromEntries(snapshot.incidentTypes.map((type) => [type.code, type])),
    units: byId(snapshot.units),
    incidents: byId(snapshot.incidents),
    assignments: byId(snapshot.assignments),
    reports: byId(snapshot.reports),
    alerts: byId(snapshot.alerts),
    gaps: byId(snapshot.gaps),
    moveUps: byId(snapshot.moveUps),
    closures: byId(snapshot.closures),
    gone: Object.fromEntries(snapshot.gone.map((entry) => [entry.id, entry.version])),
  };
}

/** What two boards must agree on: the law leaves out the tombstones, which only guard against late events. */
export function visible(board: Board): Omit<Board, "gone"> {
  const { gone: _, ...rest } = board;
  return rest;
}
