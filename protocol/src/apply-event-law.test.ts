import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { endedAlertsShown, type Alert } from "./alert.ts";
import { applyEvent } from "./apply-event.ts";
import type { Assignment } from "./assignment.ts";
import { boardFrom, visible, type Board, type BoardSnapshot } from "./board.ts";
import type { Closure } from "./closure.ts";
import { events, type AnyKeptEvent, type KeptEventName, type Payload } from "./events.ts";
import type { CoverageGap, MoveUp } from "./coverage.ts";
import type { Incident, IncidentType } from "./incident.ts";
import type { Report } from "./report.ts";
import { rooms } from "./rooms.ts";
import type { Unit } from "./unit.ts";

/**
 * The law on a small model of a control room: whoever took a snapshot at any moment, however far its number lagged
 * behind what it showed, and applied every event heard since, sees what a fresh snapshot shows. The model's steps
 * announce in the order of the server's steps: what a crew needs first, an ended assignment last.
 */
interface World {
  readonly types: Shelf<IncidentType>;
  readonly units: Shelf<Unit>;
  readonly incidents: Shelf<Incident & { open: boolean }>;
  readonly assignments: Shelf<Assignment>;
  readonly reports: Shelf<Report>;
  readonly alerts: Shelf<Alert>;
  readonly gaps: Shelf<CoverageGap>;
  readonly moveUps: Shelf<MoveUp>;
  readonly closures: Shelf<Closure>;
  readonly log: readonly AnyKeptEvent[];
}
type Shelf<T> = Readonly<Record<string, T>>;
type ShelfName = Exclude<keyof World, "log" | "types">;

const centreId = "centre";
const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 21, 12, minutes)).toISOString();
const base = { centreId, version: 1 };
const unitIds = ["u0", "u1"] as const;

const text = { en: { headline: "Flood", description: "Water rises.", instruction: "Go up." } };
const alertOf = (id: string, change: Partial<Alert> = {}): Alert => ({
  ...base, id, status: "sent", capStatus: "Actual", area: { type: "Polygon", coordinates: [] }, texts: text, cancellation: text, allClear: text, severity: "Severe", urgency: "Immediate",
  certainty: "Observed", expires: at(0), contentHash: id, author: { id: "p", name: "Author" }, lastEditorId: "p", updatedAt: at(0), ...change,
});
const unitOf = (id: string): Unit => ({ ...base, id, agencyId: "agency", service: "ambulance", callSign: id, type: "ambulance", capabilities: [], duty: "in-service" });
const incidentOf = (id: string): Incident & { open: boolean } => ({
  ...base, id, number: id, type: "fall", priority: 2, status: "pending", statusSince: at(0), openedAt: at(0), at: [44, 36], callCount: 1, units: [], open: true,
});

/** Almost as many ended alerts as a board shows, so that a few more push the oldest out. */
const start: World = {
  types: {},
  units: Object.fromEntries(unitIds.map((id) => [id, unitOf(id)])),
  incidents: {},
  assignments: {},
  reports: {},
  alerts: Object.fromEntries(
    Array.from({ length: endedAlertsShown - 1 }, (_, index) => `old${index + 10}`).map((id, index) => [id, alertOf(id, { status: "expired", endedAt: at(-Math.floor(index / 3)) })]),
  ),
  gaps: {},
  moveUps: {},
  closures: {},
  log: [],
};

function put<S extends ShelfName>(world: World, shelf: S, thing: World[S][string] & { id: string }): World {
  return { ...world, [shelf]: { ...world[shelf], [thing.id]: thing } };
}
const say = <N extends KeptEventName>(world: World, name: N, payload: Payload<N>): World => ({
  ...world,
  log: [...world.log, { number: world.log.length + 1, name, at: at(0), payload } as AnyKeptEvent],
});
const newer = <T extends { version: number }>(thing: T, change: Partial<T>): T => ({ ...thing, ...change, version: thing.version + 1 });
const pick = <T>(things: readonly T[], any: number): T | undefined => (things.length === 0 ? undefined : things[any % things.length]);
function published(modelled: World["incidents"][string]): Incident {
  const { open: _, ...incident } = modelled;
  return incident;
}

type Step = (world: World, any: number) => World;

/** The incident with the next version and the units that are now on it, and its event. */
function withUnits(world: World, incident: World["incidents"][string], name: "incident:changed" | "incident:closed" | "incident:reopened" = "incident:changed"): World {
  const on = Object.values(world.assignments).filter((each) => each.active && each.incidentId === incident.id);
  const saved = newer(incident, { units: on.map(({ unitId }) => ({ unitId, callSign: unitId })) });
  return say(put(world, "incidents", saved), name, published(saved));
}

const openIncidents = (world: World) => Object.values(world.incidents).filter((each) => each.open);
const activeOn = (world: World, incidentId?: string) => Object.values(world.assignments).filter((each) => each.active && (incidentId === undefined || each.incidentId === incidentId));

const opened = (world: World): World => {
  const incident = incidentOf(`i${Object.keys(world.incidents).length}`);
  return say(put(world, "incidents", incident), "incident:opened", published(incident));
};

const openGaps = (world: World) => Object.values(world.gaps).filter((each) => each.endedAt === undefined);
const orders = (world: World) => Object.values(world.moveUps).filter((each) => each.ended === undefined);

const steps: Record<string, Step> = {
  open: opened,
  change(world, any) {
    const incident = pick(openIncidents(world), any);
    return incident === undefined ? world : withUnits(world, { ...incident, narrative: `line ${any}` });
  },
  assign(world, any) {
    const incident = pick(openIncidents(world), any);
    const unitId = pick(unitIds.filter((id) => activeOn(world).every((each) => each.unitId !== id)), any);
    if (incident === undefined || unitId === undefined) return world;
    const id = `a${Object.keys(world.assignments).length}`;
    const assignment: Assignment = { ...base, id, incidentId: incident.id, unitId, status: "dispatched", active: true, statusSince: at(0), times: {}, flags: [], escalation: 0 };
    return say(withUnits(put(world, "assignments", assignment), incident), "assignment:changed", assignment);
  },
  report(world, any) {
    const assignment = pick(activeOn(world), any);
    if (assignment === undefined) return world;
    const saved = newer(assignment, { status: any % 2 === 0 ? "en-route" : "on-scene" });
    const moved = any % 3 === 0 ? withUnits(put(world, "assignments", saved), world.incidents[saved.incidentId]!) : put(world, "assignments", saved);
    return say(moved, "assignment:changed", saved);
  },
  end(world, any) {
    const assignment = pick(activeOn(world), any);
    if (assignment === undefined) return world;
    const saved = newer(assignment, { status: any % 2 === 0 ? "cleared" : "refused", active: false });
    return say(withUnits(put(world, "assignments", saved), world.incidents[saved.incidentId]!), "assignment:changed", saved);
  },
  cancel(world, any) {
    const incident = pick(openIncidents(world), any);
    if (incident === undefined) return world;
    const withoutUnits = activeOn(world, incident.id).reduce((now, assignment) => {
      const saved = newer(assignment, { status: "cancelled", active: false });
      return say(put(now, "assignments", saved), "assignment:changed", saved);
    }, world);
    return withUnits(withoutUnits, { ...incident, open: false, status: "cancelled" }, "incident:closed");
  },
  reopen(world, any) {
    const incident = pick(Object.values(world.incidents).filter((each) => !each.open), any);
    return incident === undefined ? world : withUnits(world, { ...incident, open: true, status: "pending" }, "incident:reopened");
  },
  duty(world, any) {
    const unit = newer(world.units[pick(unitIds, any)!]!, { duty: any % 2 === 0 ? "out-of-service" : "in-service" });
    return say(put(world, "units", unit), "unit:changed", unit);
  },
  file(world) {
    const id = `r${Object.keys(world.reports).length}`;
    const report: Report = { ...base, id, trackingNumber: id, kind: "fall", at: [44, 36], silent: false, forSomeoneElse: false, filedAt: at(0), status: "received" };
    return say(put(world, "reports", report), "report:changed", { report, personId: "p" });
  },
  followReport(world, any) {
    const report = pick(Object.values(world.reports), any);
    if (report === undefined) return world;
    const moved = report.incidentId === undefined && any % 2 === 0 ? opened(world) : world;
    const incidentId = moved === world ? report.incidentId : Object.keys(moved.incidents).at(-1);
    const saved = newer(report, incidentId === undefined ? { status: any % 3 === 0 ? "received" : "not-an-emergency" } : { status: "being-checked", incidentId });
    return say(put(moved, "reports", saved), "report:changed", { report: saved, personId: "p" });
  },
  draft(world) {
    const alert = alertOf(`w${Object.keys(world.alerts).length}`, { status: "draft" });
    return say(put(world, "alerts", alert), "alert:changed", alert);
  },
  endAlert(world, any) {
    const alert = pick(Object.values(world.alerts).filter((each) => each.endedAt === undefined), any);
    if (alert === undefined) return world;
    // Few different times, so that alerts end together and the id decides.
    const saved = newer(alert, { status: "cancelled", endedAt: at(any % 3) });
    return say(put(world, "alerts", saved), "alert:changed", saved);
  },
  openGap(world) {
    const gap: CoverageGap = { ...base, id: `g${Object.keys(world.gaps).length}`, service: "ambulance", zone: { names: {}, at: [44, 36] }, people: 1, since: at(0), moveUpDue: false };
    return say(put(world, "gaps", gap), "coverage-gap:changed", gap);
  },
  changeGap(world, any) {
    const gap = pick(openGaps(world), any);
    if (gap === undefined) return world;
    const saved = newer(gap, any % 2 === 0 ? { moveUpDue: true } : { endedAt: at(0) });
    return say(put(world, "gaps", saved), "coverage-gap:changed", saved);
  },
  orderMoveUp(world, any) {
    const unitId = pick(unitIds.filter((id) => orders(world).every((each) => each.unitId !== id)), any);
    if (unitId === undefined) return world;
    const id = `m${Object.keys(world.moveUps).length}`;
    const order: MoveUp = { ...base, id, unitId, callSign: unitId, to: { name: "West", at: [44, 36] }, orderedAt: at(0), orderedBy: "D" };
    return say(put(world, "moveUps", order), "moveup:changed", order);
  },
  endMoveUp(world, any) {
    const order = pick(orders(world), any);
    if (order === undefined) return world;
    const saved = newer(order, { ended: { at: at(0), why: "sent" } });
    return say(put(world, "moveUps", saved), "moveup:changed", saved);
  },
  close(world, any) {
    const id = `c${Object.keys(world.closures).length}`;
    const closure: Closure = { ...base, id, shape: { type: "LineString", coordinates: [] }, reason: `${any}`, addedAt: at(0) };
    return say(put(world, "closures", closure), "closure:changed", closure);
  },
  reopenStreet(world, any) {
    const closure = pick(Object.values(world.closures).filter((each) => each.endedAt === undefined), any);
    if (closure === undefined) return world;
    const saved = newer(closure, { endedAt: at(1) });
    return say(put(world, "closures", saved), "closure:changed", saved);
  },
  saveType(world, any) {
    const code = any % 2 === 0 ? "fall" : "wolf";
    const type = { code, names: { en: code }, needs: [], priority: (any % 5) + 1, version: (world.types[code]?.version ?? 0) + 1 };
    return say({ ...world, types: { ...world.types, [code]: type } }, "incident-type:changed", { type });
  },
};

interface Viewer {
  readonly hears: readonly string[];
  readonly desk: boolean;
  readonly alerts: boolean;
  readonly unitId?: string;
}
const viewers: Record<string, Viewer> = {
  desk: { hears: [rooms.everyone(), rooms.centre(centreId), rooms.alerts(centreId)], desk: true, alerts: true },
  crew: { hears: [rooms.everyone(), rooms.unit("u0")], desk: false, alerts: false, unitId: "u0" },
  author: { hears: [rooms.everyone(), rooms.alerts(centreId)], desk: false, alerts: true },
};

const hears = ({ hears: ears }: Viewer, event: AnyKeptEvent): boolean => (events[event.name].to as (payload: unknown) => string[])(event.payload).some((room) => ears.includes(room));

/** What the viewer may see of a state, without looking at any event; the number may lag behind. */
function snapshot(world: World, { desk, alerts, unitId }: Viewer, number: number): BoardSnapshot {
  const mine = (id: string): boolean => desk || id === unitId;
  const assignments = activeOn(world).filter((each) => mine(each.unitId));
  const ended = Object.values(world.alerts).filter((each) => each.endedAt !== undefined);
  const newest = ended.sort((a, b) => Date.parse(b.endedAt!) - Date.parse(a.endedAt!) || (a.id < b.id ? 1 : -1)).slice(0, endedAlertsShown);
  const shown = {
    incidentTypes: Object.values(world.types),
    units: Object.values(world.units).filter((each) => mine(each.id)),
    incidents: openIncidents(world).filter((each) => desk || assignments.some(({ incidentId }) => incidentId === each.id)).map(published),
    assignments,
    reports: desk ? Object.values(world.reports).filter((each) => each.incidentId === undefined && ["received", "being-checked"].includes(each.status)) : [],
    gaps: desk ? openGaps(world) : [],
    moveUps: orders(world).filter((each) => mine(each.unitId)),
    closures: desk ? Object.values(world.closures).filter((each) => each.endedAt === undefined) : [],
    alerts: alerts ? [...Object.values(world.alerts).filter((each) => each.endedAt === undefined), ...newest] : [],
  };
  const onBoard = new Set([...shown.incidents, ...shown.assignments, ...shown.reports, ...shown.gaps, ...shown.moveUps, ...shown.closures].map(({ id }) => id));
  const gone = new Map<string, number>();
  for (const { name, payload } of world.log.slice(number)) {
    const thing = name === "report:changed" ? payload.report : name === "incident:closed" || name === "assignment:changed" || name === "coverage-gap:changed" || name === "moveup:changed" || name === "closure:changed" ? payload : undefined;
    if (thing !== undefined && !onBoard.has(thing.id)) gone.set(thing.id, Math.max(thing.version, gone.get(thing.id) ?? 0));
  }
  return { number, viewer: unitId === undefined ? {} : { unitId }, ...shown, gone: [...gone].map(([id, version]) => ({ id, version })) };
}

/** An event whose effect the snapshot shows already may not take the board back; only a crew's incident may appear for a moment. */
function requireUnmoved(early: Board, board: Board): void {
  const [before, now] = [content(early), content(board)].map((each) => (early.viewer.unitId === undefined ? each : { ...each, incidents: {} }));
  if (!isDeepStrictEqual(now, before)) expect(now).toEqual(before);
}

const content = (board: Board) => ({ ...visible(board), number: 0 });

/** Many short histories and some long ones, in which things come, go and come back. */
const histories = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(60)), { minLength: 1, maxLength: 60, size: "max" });

test.each(Object.keys(viewers))("for the %s, an early snapshot and the events since equal every later snapshot", { timeout: 60_000 }, (who) => {
  const viewer = viewers[who]!;
  fc.assert(
    fc.property(histories, fc.nat(), fc.nat(12), (history, taken, lag) => {
      const worlds = [start];
      for (const [step, any] of history) worlds.push(steps[step]!(worlds.at(-1)!, any));
      const from = taken % worlds.length;
      const number = Math.max(0, worlds[from]!.log.length - lag);
      const early = boardFrom(snapshot(worlds[from]!, viewer, number));
      let board = early;
      for (const world of worlds.slice(from)) {
        for (const event of world.log.slice(board.number).filter((each) => hears(viewer, each))) {
          board = applyEvent(board, event);
          if (event.number <= worlds[from]!.log.length) requireUnmoved(early, board);
        }
        board = { ...board, number: world.log.length };
        const fresh = content(boardFrom(snapshot(world, viewer, world.log.length)));
        // The assertion is for people: it compares more slowly and says what differs.
        if (!isDeepStrictEqual(content(board), fresh)) expect(content(board)).toEqual(fresh);
      }
    }),
    { numRuns: 150 },
  );
});
