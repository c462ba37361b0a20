import type { LngLat } from "@najda/protocol";

/**
 * A point of the drawing board: metres east and north of the city's centre, where arterials are straight lines.
 * `bend` turns it into a place on the ground.
 */
export type Flat = readonly [x: number, y: number];

/** Half the width and height of the city on the drawing board. */
export const halfWidth = 6000;
export const halfHeight = 5000;

/** Nowhere in particular: open steppe, so that nobody takes the invented city for a real one. */
export const centre: LngLat = [42.6, 34.9];
const metresPerDegreeLat = 110_924;
const metresPerDegreeLng = 91_400;

/**
 * Bends the drawing board so that the city isn't a chess board: squares around the centre become rounder (ring
 * roads), the river winds, the old town is twisted, and everything sways a little. Smooth and without folds, so
 * what doesn't cross on the board doesn't cross on the ground.
 */
export function bend([x, y]: Flat): LngLat {
  const [a, b] = [x / halfWidth, y / halfHeight];
  const round = rounding(a, b);
  const sway = (phase: number, along: number, across: number): number => Math.sin(2 * Math.PI * (phase + along * a + across * b));
  const meander = Math.exp(-(((b + 0.21) / 0.6) ** 2)) * (430 * sway(0.1, 0.42, 0) + 170 * sway(0.3, 1.05, 0));
  const east = x * round + 150 * sway(0.2, 0.55, 0.45) + 55 * sway(0.7, -0.9, 1.3);
  const north = y * round + meander + 130 * sway(0.45, 0.5, -0.6) + 50 * sway(0.1, 1.4, 0.8);
  const twist = 0.1 + 0.24 * Math.exp(-((Math.hypot(east, north - 300) / 3000) ** 2));
  const [cos, sin] = [Math.cos(twist), Math.sin(twist)];
  return onGround([east * cos - north * sin, east * sin + north * cos]);
}

/** How much a point moves towards the circle that has the size of its square; a blend with p-norm 8 to stay smooth. */
function rounding(a: number, b: number): number {
  const circle = Math.hypot(a, b);
  if (circle < 1e-9) return 1;
  const square = (a ** 8 + b ** 8) ** 0.125;
  return 0.25 + (0.75 * square) / circle;
}

function onGround([east, north]: Flat): LngLat {
  return [sevenDecimals(centre[0] + east / metresPerDegreeLng), sevenDecimals(centre[1] + north / metresPerDegreeLat)];
}

const sevenDecimals = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

export const between = (a: Flat, b: Flat, share: number): Flat => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
export const distance = (a: Flat, b: Flat): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
