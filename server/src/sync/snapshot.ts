import { alertsOnBoard } from "@najda/alerts";
import { endedAlertsShown, type Actor, type BoardSnapshot, type Db } from "@najda/protocol";
import { gapsShown, moveUpsShown } from "../coverage/gaps.sql.ts";
import { shownOnBoard as reportsOnBoard } from "../public/reports.sql.ts";
import { inTransaction, type Pool } from "../infra/pool.ts";
import { closuresShown } from "../streets/closures.sql.ts";
import { lastNumber } from "./log.sql.ts";
import { assignmentsShown, goneLately, incidentsShown, incidentTypesShown, unitsShown, type Sight } from "./snapshot.sql.ts";

/**
 * Everything this person may see, from one repeatable-read transaction, with the last number that it can see.
 * It may already show the effect of an event that has no number yet; versions make that event a no-op.
 */
export async function snapshotFor(pool: Pool, actor: Actor): Promise<BoardSnapshot> {
  return inTransaction(pool, (db) => readBoard(db, sightOf(actor)), "begin isolation level repeatable read read only");
}

/** What a role sees; the same cut as the rooms of the events (rooms-of.ts), or the law would not hold. */
export function sightOf(actor: Actor): Sight {
  const { centreId, unitId } = actor;
  switch (actor.role) {
    case "call-taker":
    case "dispatcher":
    case "supervisor":
      return { centreId, alertsOf: centreId };
    case "alert-author":
    case "alert-approver":
      return { alertsOf: centreId };
    case "responder":
      return { unitId };
    case "citizen":
      return { personId: actor.personId };
    case "administrator":
      return {};
  }
}

async function readBoard(db: Db, sight: Sight): Promise<BoardSnapshot> {
  const number = await lastNumber(db);
  const board = {
    number,
    viewer: sight.unitId === undefined ? {} : { unitId: sight.unitId },
    incidentTypes: await incidentTypesShown(db),
    units: await unitsShown(db, sight),
    incidents: await incidentsShown(db, sight),
    assignments: await assignmentsShown(db, sight),
    reports: await reportsOnBoard(db, sight),
    gaps: await gapsShown(db, sight.centreId),
    moveUps: await moveUpsShown(db, sight),
    closures: await closuresShown(db, sight.centreId),
    alerts: sight.alertsOf === undefined ? [] : await alertsOnBoard(db, { centreId: sight.alertsOf, ended: endedAlertsShown }),
  };
  const shown = new Set([...board.incidents, ...board.assignments, ...board.reports, ...board.gaps, ...board.moveUps, ...board.closures].map((thing) => thing.id));
  const gone = await goneLately(db);
  return { ...board, gone: gone.filter((entry) => !shown.has(entry.id)) };
}
