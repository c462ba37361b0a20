/** What an emergency vehicle makes on average, km/h, by the class of street (OpenStreetMap's `highway`). Not calibrated. */
const kilometresPerHour: Record<string, number> = {
  motorway: 100, motorway_link: 50, trunk: 80, trunk_link: 45, primary: 56, primary_link: 40, secondary: 50,
  secondary_link: 38, tertiary: 44, tertiary_link: 35, unclassified: 38, residential: 32, living_street: 15,
  service: 16, track: 12, pedestrian: 10, busway: 30, road: 30,
};

/** No street is driven faster than this, m/s. */
export const topMetresPerSecond = 100 / 3.6;

/**
 * Average metres per second on a street of this class, or undefined where nobody drives. A posted limit
 * ("50", "30 mph") counts where it is lower: traffic there is slow as well.
 */
export function drivingSpeed(highway: string, maxspeed?: string): number | undefined {
  const average = kilometresPerHour[highway];
  if (average === undefined) return undefined;
  const posted = /^(\d{1,3})( ?mph)?$/.exec(maxspeed ?? "");
  const limit = posted === null ? Infinity : Number(posted[1]) * (posted[2] === undefined ? 1 : 1.609);
  return Math.max(5, Math.min(average, limit * 0.9)) / 3.6;
}
