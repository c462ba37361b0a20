import type { Board } from "./board.ts";
import type { AnyKeptEvent } from "./events.ts";
import type { Alert } from "./alert.ts";
import { endedAlertsShown } from "./alert.ts";
import type { Assignment } from "./assignment.ts";
import type { Incident } from "./incident.ts";
import type { Report } from "./report.ts";

/**
 * The law: snapshot + events = fresh snapshot. Pure; consoles, crews' apps and tests all use this one function.
 * A thing that is not newer than what the board holds (or held) is ignored, because a snapshot may already show
 * the effect of an event that had no number yet. An event that is no part of the board only moves the number.
 */
export function applyEvent(board: Board, event: AnyKeptEvent): Board {
  return event.number <= board.number ? board : { ...changed(board, event), number: event.number };
}

function changed(board: Board, event: AnyKeptEvent): Board {
  switch (event.name) {
    case "incident:opened":
    case "incident:changed":
    case "incident:reopened":
      return withIncident(board, event.payload);
    case "incident:closed":
      return withoutIncident(board, event.payload);
    case "assignment:changed":
      return withAssignment(board, event.payload);
    case "unit:changed":
      return put(board, "units", event.payload);
    case "report:changed":
      return withReport(board, event.payload.report);
    case "closure:changed":
      return event.payload.endedAt === undefined ? put(board, "closures", event.payload) : drop(board, "closures", event.payload);
    case "alert:changed":
      return withAlert(board, event.payload);
    case "coverage-gap:changed":
      return event.payload.endedAt === undefined ? put(board, "gaps", event.payload) : drop(board, "gaps", event.payload);
    case "moveup:changed":
      return event.payload.ended === undefined ? put(board, "moveUps", event.payload) : drop(board, "moveUps", event.payload);
    case "incident-type:changed": {
      const { type } = event.payload;
      const known = board.incidentTypes[type.code];
      if (known !== undefined && known.version >= type.version) return board;
      return { ...board, incidentTypes: { ...board.incidentTypes, [type.code]: type } };
    }
    case "incident:logged":
    case "call:taken":
    case "alert:published":
    case "session:ended":
      return board;
  }
}

type Shelf = "units" | "incidents" | "assignments" | "reports" | "alerts" | "gaps" | "moveUps" | "closures";
type Thing = { readonly id: string; readonly version: number };

function isNews(board: Board, shelf: Shelf, thing: Thing): boolean {
  const known = board[shelf][thing.id]?.version ?? board.gone[thing.id] ?? -1;
  return thing.version > known;
}

function put<S extends Shelf>(board: Board, shelf: S, thing: Board[S][string] & Thing): Board {
  if (!isNews(board, shelf, thing)) return board;
  return { ...board, [shelf]: { ...board[shelf], [thing.id]: thing } };
}

function drop(board: Board, shelf: Shelf, thing: Thing): Board {
  if (!isNews(board, shelf, thing)) return board;
  const { [thing.id]: _, ...left } = board[shelf];
  return { ...board, [shelf]: left, gone: { ...board.gone, [thing.id]: thing.version } };
}

/** A crew sees an incident only while its unit is on it. */
function withIncident(board: Board, incident: Incident): Board {
  const { unitId } = board.viewer;
  if (unitId !== undefined && !incident.units.some((unit) => unit.unitId === unitId)) return board;
  return put(board, "incidents", incident);
}

function withoutIncident(board: Board, incident: Incident): Board {
  return drop(board, "incidents", incident);
}

/**
 * An ended assignment leaves the board; for the crew the incident leaves with it, also when the assignment itself
 * is no news: the incident's own late event may have brought it back meanwhile.
 */
function withAssignment(board: Board, assignment: Assignment): Board {
  if (assignment.active) return put(board, "assignments", assignment);
  const left = drop(board, "assignments", assignment);
  if (left.viewer.unitId !== assignment.unitId) return left;
  const stillThere = Object.values(left.assignments).some((other) => other.incidentId === assignment.incidentId);
  if (stillThere) return left;
  const { [assignment.incidentId]: _, ...incidents } = left.incidents;
  return { ...left, incidents };
}

const waiting: readonly Report["status"][] = ["received", "being-checked"];

/** Reports stay on the board until somebody has dealt with them: dismissed, or made part of an incident. */
function withReport(board: Board, report: Report): Board {
  const isWaiting = report.incidentId === undefined && waiting.includes(report.status);
  return isWaiting ? put(board, "reports", report) : drop(board, "reports", report);
}

/** Ended alerts stay for a look back, the newest `endedAlertsShown` of them; the snapshot cuts by the same order. */
function withAlert(board: Board, alert: Alert): Board {
  const next = put(board, "alerts", alert);
  const ended = Object.values(next.alerts).filter((shown) => shown.endedAt !== undefined);
  if (ended.length <= endedAlertsShown) return next;
  const order = (shown: Alert) => `${shown.endedAt ?? ""} ${shown.id}`;
  const oldest = ended.reduce((a, b) => (order(a) < order(b) ? a : b));
  const { [oldest.id]: _, ...alerts } = next.alerts;
  return { ...next, alerts };
}
