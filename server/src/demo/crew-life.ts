import { distanceMetres } from "@najda/geo";
import type { Assignment, LngLat, SentInput } from "@najda/protocol";
import { between, pick, type Random } from "./chance.ts";

/** A simulated crew: where it is, where it goes, what it does next and when. Seconds are those of the demo's clock. */
export interface CrewState {
  readonly unitId: string;
  readonly home: LngLat;
  readonly roams: boolean;
  readonly at: LngLat;
  readonly heading?: LngLat | undefined;
  readonly assignmentId?: string | undefined;
  /** The next report is due then; undefined while driving decides it. */
  readonly nextAt?: number | undefined;
}

export interface Turn {
  readonly second: number;
  readonly random: Random;
  /** The unit's active assignment and the place of its incident, as the crew's app shows it. */
  readonly work?: { readonly assignment: Assignment; readonly place: LngLat } | undefined;
  readonly hospitals: readonly LngLat[];
  readonly places: readonly LngLat[];
  readonly carriesPatients: boolean;
}

type Reportable = SentInput<"assignment:report">["status"];

export interface Outcome {
  readonly state: CrewState;
  readonly report?: { readonly status: Reportable; readonly destination?: string } | undefined;
}

const rush = 17;
const stroll = 8;
const arrived = 15;

/** One second of a crew's life. Pure: the caller sends the report and the position. */
export function liveOneSecond(state: CrewState, turn: Turn): Outcome {
  const { work } = turn;
  if (work === undefined) return { state: idle({ ...state, assignmentId: undefined, nextAt: undefined }, turn) };
  if (state.assignmentId !== work.assignment.id) {
    return { state: { ...state, assignmentId: work.assignment.id, heading: undefined, nextAt: turn.second + between(turn.random, 3, 9) } };
  }
  return onDuty(state, { ...turn, work });
}

type Working = Turn & { readonly work: NonNullable<Turn["work"]> };

function onDuty(state: CrewState, turn: Working): Outcome {
  const { second, random, work } = turn;
  const due = state.nextAt !== undefined && second >= state.nextAt;
  switch (work.assignment.status) {
    case "dispatched":
      return due ? { state: { ...state, nextAt: second + between(random, 5, 15) }, report: { status: "acknowledged" } } : { state };
    case "acknowledged":
      return due ? { state: { ...state, heading: work.place, nextAt: undefined }, report: { status: "en-route" } } : { state };
    case "en-route":
    case "staged":
      return driveTo(state, work.place, () => ({ status: "on-scene", nextAt: second + between(random, 45, 120) }));
    case "on-scene":
      if (!due) return { state };
      if (!turn.carriesPatients || random() < 0.4) return { state: { ...state, nextAt: undefined }, report: { status: "cleared" } };
      return { state: { ...state, heading: nearest(state.at, turn.hospitals), nextAt: undefined }, report: { status: "transporting", destination: "hospital" } };
    case "transporting":
      return driveTo(state, state.heading ?? nearest(state.at, turn.hospitals), () => ({ status: "at-destination", nextAt: second + between(random, 40, 90) }));
    case "at-destination":
      return due ? { state: { ...state, nextAt: undefined }, report: { status: "cleared" } } : { state };
    default:
      return { state };
  }
}

function driveTo(state: CrewState, goal: LngLat, onArrival: () => { status: Reportable; nextAt: number }): Outcome {
  const at = towards(state.at, goal, rush);
  if (distanceMetres(at, goal) > arrived) return { state: { ...state, at, heading: goal } };
  const { status, nextAt } = onArrival();
  return { state: { ...state, at, heading: undefined, nextAt }, report: { status } };
}

/** Patrols wander from place to place near by; the others go home and wait there. */
function idle(state: CrewState, { random, places }: Turn): CrewState {
  const goal = state.roams ? (state.heading ?? nearby(random, state, places)) : state.home;
  const at = towards(state.at, goal, stroll);
  return { ...state, at, heading: distanceMetres(at, goal) > arrived ? goal : undefined };
}

function nearby(random: Random, state: CrewState, places: readonly LngLat[]): LngLat {
  const close = places.filter((place) => distanceMetres(place, state.home) < 1_500);
  return close.length === 0 ? state.home : pick(random, close);
}

function nearest(at: LngLat, of: readonly LngLat[]): LngLat {
  return of.reduce((best, place) => (distanceMetres(at, place) < distanceMetres(at, best) ? place : best), of[0] ?? at);
}

/** A step of so many metres on the line to the goal, not beyond it. */
export function towards(from: LngLat, goal: LngLat, metres: number): LngLat {
  const left = distanceMetres(from, goal);
  if (left <= metres) return goal;
  const share = metres / left;
  return [from[0] + (goal[0] - from[0]) * share, from[1] + (goal[1] - from[1]) * share];
}
