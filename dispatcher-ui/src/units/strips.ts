import type { Assignment, Board, Unit } from "@najda/protocol";
import type { UnitState } from "@najda/client/translations";
import { unitStatus, type UnitStatus } from "./unit-status.ts";

/** One service's units in the order of the strip, and how many can be sent. */
export interface Strip {
  readonly service: Unit["service"];
  readonly units: readonly StripUnit[];
  readonly free: number;
  /** On duty: in service or out of it for a while. */
  readonly onDuty: number;
}

export interface StripUnit {
  readonly unit: Unit;
  readonly status: UnitStatus;
  readonly assignment?: Assignment;
}

const services: readonly Unit["service"][] = ["fire", "ambulance", "police", "rescue", "civil-defence", "other"];

/** Who waits for an answer stands first, then who works, then who is free, then who can't be sent. */
const order: readonly UnitState[] = [
  "dispatched",
  "acknowledged",
  "en-route",
  "staged",
  "on-scene",
  "transporting",
  "at-destination",
  "available",
  "out-of-service",
  "off-duty",
];

const naturally = new Intl.Collator(undefined, { numeric: true });

/** Active assignments by the unit that is on them: at most one each. */
export function assignmentsByUnit(assignments: Board["assignments"]): ReadonlyMap<string, Assignment> {
  return new Map(Object.values(assignments).filter((each) => each.active).map((each) => [each.unitId, each]));
}

/** The strips of the services that have units; by status, then call sign ("M9" before "M10"). */
export function strips(board: Pick<Board, "units" | "assignments">): readonly Strip[] {
  const active = assignmentsByUnit(board.assignments);
  const all = Object.values(board.units).map((unit) => stripUnit(unit, active.get(unit.id)));
  return services.flatMap((service) => {
    const units = all.filter((each) => each.unit.service === service).sort(inOrder);
    if (units.length === 0) return [];
    const onDuty = units.filter((each) => each.status.state !== "off-duty").length;
    return [{ service, units, onDuty, free: units.filter((each) => each.status.free).length }];
  });
}

const stripUnit = (unit: Unit, assignment: Assignment | undefined): StripUnit => ({
  unit,
  status: unitStatus(unit, assignment),
  ...(assignment && { assignment }),
});

const inOrder = (one: StripUnit, other: StripUnit): number =>
  order.indexOf(one.status.state) - order.indexOf(other.status.state) || naturally.compare(one.unit.callSign, other.unit.callSign);
