import type { Feature, Point } from "geojson";
import type { LngLat } from "@najda/protocol";
import type { Tracked } from "../connect/tracking.ts";
import { unitCodes } from "../translations/names.ts";
import type { UnitState } from "../translations/names.ts";

/** A unit as the map shows it. */
export interface UnitOnMap {
  readonly unitId: string;
  readonly callSign: string;
  readonly state: UnitState;
}

/** How old the positions on the map are, in seconds by the devices' own clocks. */
export interface Ages {
  readonly count: number;
  readonly newestSeconds: number;
  readonly oldestSeconds: number;
  readonly oldestCallSign: string;
}

/** Which of the map's sources a unit is drawn from. */
export const groups = ["units", "free-units"] as const;
/** Units that are on something, and the one that is looked at, stand alone; free ones may be gathered where they are many. */
export type Group = (typeof groups)[number];

/** What has to change in one of the map's sources. */
export interface FleetDiff {
  readonly add: Feature<Point>[];
  readonly update: Feature<Point>[];
  readonly remove: number[];
}

export interface Fleet {
  /** Who there is and what they do; units that are not named any more disappear. */
  setUnits(units: readonly UnitOnMap[]): void;
  /** Where they are; with `whole` nobody else is drawn any more. */
  move(moved: readonly Tracked[], whole?: boolean): void;
  select(unitId: string | undefined): void;
  /** The changes since the last call; undefined when there are none. `now` in milliseconds. */
  take(now: number): Record<Group, FleetDiff> | undefined;
  ages(now: number): Ages | undefined;
  /** Where it was seen last, in view or not. */
  placeOf(unitId: string): LngLat | undefined;
  stateOf(unitId: string): UnitState | undefined;
  readonly shown: number;
}

/** From this age on a position fades and says its age. */
export const oldSeconds = 60;

const ageOf = (position: Tracked, now: number): number => Math.max(0, (now - Date.parse(position.recordedAt)) / 1000);

const emptyDiff = (): FleetDiff => ({ add: [], update: [], remove: [] });
export const isEmpty = ({ add, update, remove }: FleetDiff): boolean => add.length + update.length + remove.length === 0;

/** Keeps what the map shows of units and where they are, and tells the least that has to change. Knows no map. */
export function createFleet(ageWords: (seconds: number) => string): Fleet {
  const units = new Map<string, UnitOnMap>();
  const places = new Map<string, Tracked>();
  const inView = new Set<string>();
  const numbers = new Map<string, number>();
  const shown = new Map<string, { old: boolean; minute: number; group: Group }>();
  const touched = new Set<string>();
  let selected: string | undefined;

  const numberOf = (unitId: string): number => {
    const known = numbers.get(unitId);
    if (known !== undefined) return known;
    numbers.set(unitId, numbers.size + 1);
    return numbers.size;
  };

  const visible = (unitId: string): boolean => inView.has(unitId) && (units.get(unitId)?.state ?? "off-duty") !== "off-duty";

  const groupOf = ({ unitId, state }: UnitOnMap): Group => ((state === "available" || state === "out-of-service") && unitId !== selected ? "free-units" : "units");

  const featureOf = (unit: UnitOnMap, position: Tracked, age: number): Feature<Point> => {
    const old = age > oldSeconds;
    const label = `${unit.callSign} ${unitCodes[unit.state]}${old ? `\n${ageWords(age)}` : ""}`;
    return {
      type: "Feature",
      id: numberOf(unit.unitId),
      geometry: { type: "Point", coordinates: position.at },
      properties: {
        unitId: unit.unitId, state: unit.state, label, old, selected: unit.unitId === selected,
        ...(position.heading === undefined ? {} : { heading: position.heading }),
      },
    };
  };

  /** Positions grow old without anybody telling. */
  const touchAged = (now: number): void => {
    for (const [unitId, was] of shown) {
      const position = places.get(unitId);
      const age = position === undefined ? 0 : ageOf(position, now);
      if (was.old !== age > oldSeconds || (was.old && was.minute !== Math.floor(age / 60))) touched.add(unitId);
    }
  };

  return {
    setUnits(list) {
      const named = new Set(list.map((unit) => unit.unitId));
      for (const unitId of units.keys()) {
        if (named.has(unitId)) continue;
        units.delete(unitId);
        touched.add(unitId);
      }
      for (const unit of list) {
        const before = units.get(unit.unitId);
        if (before?.state === unit.state && before.callSign === unit.callSign) continue;
        units.set(unit.unitId, unit);
        touched.add(unit.unitId);
      }
    },
    move(moved, whole = false) {
      if (whole) {
        for (const unitId of inView) touched.add(unitId);
        inView.clear();
      }
      for (const position of moved) {
        places.set(position.unitId, position);
        inView.add(position.unitId);
        touched.add(position.unitId);
      }
    },
    select(unitId) {
      for (const each of [selected, unitId]) if (each !== undefined) touched.add(each);
      selected = unitId;
    },
    take(now) {
      touchAged(now);
      if (touched.size === 0) return undefined;
      const diffs: Record<Group, FleetDiff> = { units: emptyDiff(), "free-units": emptyDiff() };
      for (const unitId of touched) {
        const [unit, position, before] = [units.get(unitId), places.get(unitId), shown.get(unitId)];
        const group = unit === undefined || position === undefined || !visible(unitId) ? undefined : groupOf(unit);
        if (before !== undefined && before.group !== group) diffs[before.group].remove.push(numberOf(unitId));
        if (unit === undefined || position === undefined || group === undefined) {
          shown.delete(unitId);
          continue;
        }
        const age = ageOf(position, now);
        (before?.group === group ? diffs[group].update : diffs[group].add).push(featureOf(unit, position, age));
        shown.set(unitId, { old: age > oldSeconds, minute: Math.floor(age / 60), group });
      }
      touched.clear();
      return groups.every((group) => isEmpty(diffs[group])) ? undefined : diffs;
    },
    ages(now) {
      let [newest, oldest, oldestCallSign] = [Infinity, -1, ""];
      for (const unitId of shown.keys()) {
        const position = places.get(unitId);
        if (position === undefined) continue;
        const age = ageOf(position, now);
        newest = Math.min(newest, age);
        if (age > oldest) [oldest, oldestCallSign] = [age, units.get(unitId)?.callSign ?? ""];
      }
      return oldest < 0 ? undefined : { count: shown.size, newestSeconds: newest, oldestSeconds: oldest, oldestCallSign };
    },
    placeOf: (unitId) => places.get(unitId)?.at,
    stateOf: (unitId) => units.get(unitId)?.state,
    get shown() {
      return shown.size;
    },
  };
}
