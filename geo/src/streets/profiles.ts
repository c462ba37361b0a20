/** Average km/h where few and where many streets are around, by OpenStreetMap's `highway`. */
type Speeds = Readonly<Record<string, readonly [rural: number, urban: number]>>;

/** How a kind of vehicle drives: everything the street graph is built from, as values. */
export interface Profile {
  readonly speeds: Speeds;
  /** Share of a posted limit ("50", "30 mph") that is driven. */
  readonly ofLimit: number;
  /** The posted limit counts also where it is higher than the average of the class. */
  readonly limitDecides: boolean;
  /** Untagged speed on a roundabout, as a share of that of its class. */
  readonly roundabout: number;
  /** Share of the speed on a surface worse than asphalt; others count as asphalt. */
  readonly surfaces: Readonly<Record<string, number>>;
  /** Classes that only this vehicle may use, though `access`, `motor_vehicle` or `vehicle` says no. */
  readonly exempt: readonly string[];
  /** Values of `access` and the like that close a street; `emergency=yes` opens it again for who is exempt. */
  readonly closedBy: readonly string[];
  /** A right angle costs about half of this, seconds. */
  readonly turnSeconds: number;
  readonly uTurnSeconds: number;
  readonly signalSeconds: number;
  /** Onto a street that is a good deal faster: whoever comes from the slower one waits. */
  readonly yieldSeconds: number;
  /** What a turn against its sign costs, seconds; Infinity for who obeys. */
  readonly banSeconds: number;
}

/** No street is driven faster than this, m/s. */
export const topMetresPerSecond = 130 / 3.6;

const roughSurfaces = {
  sett: 0.7, cobblestone: 0.7, unhewn_cobblestone: 0.6, compacted: 0.7, gravel: 0.6, fine_gravel: 0.7, unpaved: 0.6,
  ground: 0.5, dirt: 0.5, earth: 0.5, grass: 0.4, sand: 0.4, mud: 0.3,
};

/**
 * What an emergency vehicle makes on average. Bus lanes and closed pedestrian streets are open to it. A turn against
 * the sign costs time to look and to be seen, since road law lets it pass (Vienna Convention on Road Traffic, article
 * 34); the wrong way through a one-way street is never planned, because those who come the other way can't give way.
 * Not measured on any fleet: the calibration from the own history corrects it.
 */
export const emergency: Profile = {
  speeds: {
    motorway: [100, 100], motorway_link: [55, 50], trunk: [85, 75], trunk_link: [50, 45], primary: [66, 54], primary_link: [44, 40],
    secondary: [58, 48], secondary_link: [42, 38], tertiary: [50, 42], tertiary_link: [38, 35], unclassified: [42, 36],
    residential: [34, 30], living_street: [15, 15], service: [18, 16], track: [12, 12], pedestrian: [10, 10], busway: [40, 35],
    bus_guideway: [40, 35], road: [32, 30],
  },
  ofLimit: 0.9,
  limitDecides: false,
  roundabout: 0.7,
  surfaces: roughSurfaces,
  exempt: ["pedestrian", "busway", "bus_guideway"],
  closedBy: ["no"],
  turnSeconds: 6,
  uTurnSeconds: 15,
  signalSeconds: 3,
  yieldSeconds: 2,
  banSeconds: 20,
};

/**
 * A plain car as the open routing engines have it, to be compared with them: Valhalla's speeds by class and density,
 * and turn costs of the form of OSRM's. Corners, signals and yielding cost somewhat more than the engines say in time,
 * because they avoid them for more than the time: so the same streets are taken. Chosen among nine tries on 400 random
 * incidents that no benchmark uses.
 */
export const car: Profile = {
  speeds: {
    motorway: [105, 89], motorway_link: [89, 71], trunk: [90, 73], trunk_link: [77, 58], primary: [75, 57], primary_link: [64, 46],
    secondary: [60, 49], secondary_link: [51, 42], tertiary: [50, 40], tertiary_link: [43, 34], unclassified: [40, 35],
    residential: [35, 30], living_street: [35, 30], service: [25, 20], road: [25, 20],
  },
  ofLimit: 1,
  limitDecides: true,
  roundabout: 0.5,
  surfaces: { sett: 0.5, cobblestone: 0.5, unhewn_cobblestone: 0.5, compacted: 0.5, gravel: 0.5, fine_gravel: 0.5, unpaved: 0.5, ground: 0.5, dirt: 0.5, earth: 0.5, grass: 0.5, sand: 0.5, mud: 0.5 },
  exempt: [],
  closedBy: ["no", "agricultural", "forestry"],
  turnSeconds: 8,
  uTurnSeconds: 20,
  signalSeconds: 4,
  yieldSeconds: 6,
  banSeconds: Infinity,
};

type Tags = Readonly<Record<string, string>>;

/** Metres per second on a street with these tags, away from and within a town; undefined where this vehicle can't go. */
export function speedsOn(profile: Profile, tags: Tags): readonly [rural: number, urban: number] | undefined {
  const average = profile.speeds[tags["highway"] ?? ""];
  if (average === undefined || tags["area"] === "yes" || isClosed(profile, tags)) return undefined;
  const limit = postedLimit(tags["maxspeed"]) * profile.ofLimit;
  const rough = profile.surfaces[tags["surface"] ?? ""] ?? 1;
  const round = tags["junction"] === "roundabout" ? profile.roundabout : 1;
  const drive = (kmh: number): number => {
    const driven = profile.limitDecides && limit < Infinity ? limit : Math.min(kmh * round, limit) * rough;
    return Math.min(Math.max(5, driven) / 3.6, topMetresPerSecond);
  };
  return [drive(average[0]), drive(average[1])];
}

function isClosed({ closedBy, exempt }: Profile, tags: Tags): boolean {
  const said = tags["motor_vehicle"] ?? tags["vehicle"] ?? tags["access"];
  if (said === undefined || !closedBy.includes(said)) return false;
  if (exempt.length === 0) return true;
  return !exempt.includes(tags["highway"] ?? "") && !["yes", "designated"].includes(tags["emergency"] ?? "") && tags["bus"] !== "yes" && tags["psv"] !== "yes";
}

/** km/h, or Infinity where none is posted. */
function postedLimit(maxspeed: string | undefined): number {
  const posted = /^(\d{1,3})( ?mph)?$/.exec(maxspeed ?? "");
  return posted === null ? Infinity : Number(posted[1]) * (posted[2] === undefined ? 1 : 1.609);
}
