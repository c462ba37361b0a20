import type { Agency, LngLat, Role } from "@najda/protocol";

/** The demo's password, no secret: it is shown on the sign-in page, and demo installations listen on this machine only. */
export const demoPassword = "najda-demo-city";

export interface CastUnit {
  readonly callSign: string;
  readonly service: Agency["kind"];
  readonly type: string;
  readonly capabilities: readonly string[];
}

const many = (count: number, make: (number: number) => CastUnit): CastUnit[] => Array.from({ length: count }, (_, index) => make(index + 1));

/** The fleet of the demo city: enough that something is always free, few enough to know by name. */
export const castUnits: readonly CastUnit[] = [
  ...many(9, (number) => ({ callSign: `Engine ${number}`, service: "fire", type: "engine", capabilities: ["engine"] })),
  ...many(3, (number) => ({ callSign: `Ladder ${number}`, service: "fire", type: "ladder", capabilities: ["ladder"] })),
  ...many(3, (number) => ({ callSign: `Rescue ${number}`, service: "fire", type: "rescue", capabilities: ["rescue", "bls"] })),
  ...many(12, (number) => ({
    callSign: `Medic ${number}`,
    service: "ambulance",
    type: "ambulance",
    capabilities: number % 3 === 0 ? ["bls"] : ["als", "bls"],
  })),
  ...many(20, (number) => ({ callSign: `Patrol ${number}`, service: "police", type: "patrol-car", capabilities: ["patrol"] })),
];

export interface CastPerson {
  readonly name: string;
  readonly role: Exclude<Role, "citizen">;
  /** Call sign of the unit that this person rides on. */
  readonly unit?: string;
}

/** Accounts that the sign-in page offers. The crews' units are left alone by the simulation. */
export const castPeople: readonly CastPerson[] = [
  { name: "dispatcher", role: "dispatcher" },
  { name: "dispatcher-2", role: "dispatcher" },
  { name: "call-taker", role: "call-taker" },
  { name: "supervisor", role: "supervisor" },
  { name: "medic-7", role: "responder", unit: "Medic 7" },
  { name: "engine-4", role: "responder", unit: "Engine 4" },
  { name: "patrol-14", role: "responder", unit: "Patrol 14" },
  { name: "alert-author", role: "alert-author" },
  { name: "alert-approver", role: "alert-approver" },
  { name: "administrator", role: "administrator" },
];

/** Where a unit of a service starts: the stations of its kind in turn, else any place. */
export function homeOf(unit: CastUnit, index: number, stations: readonly { kind: string; name: { en: string }; at: LngLat }[]): { name: string; at: LngLat } | undefined {
  const own = stations.filter((station) => station.kind === unit.service);
  const station = own[index % Math.max(1, own.length)];
  return station && { name: station.name.en, at: station.at };
}
