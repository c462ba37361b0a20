import { rows } from "./arterials.ts";
import { type Flat, halfHeight } from "./ground.ts";

const y = rows[8]! * halfHeight + 50;

/** The line along the northern edge of the city, on the drawing board. */
export const railway: Flat[] = Array.from({ length: 106 }, (_, at) => [-10_500 + at * 200, y]);

export const railwayStation: Flat = [-100, y];

/** No house stands on the line. */
export const onRailway = ([, north]: Flat): boolean => Math.abs(north - y) < 22;
