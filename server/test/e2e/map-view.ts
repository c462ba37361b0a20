import type { LngLat } from "@najda/protocol";
import type { Page } from "playwright-core";
import type { TrackingWire } from "./tracking-wire.ts";

type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The part of the map that the page said last it looks at. */
export function boundsSeen({ sent }: TrackingWire): Bounds | undefined {
  const last = sent.findLast(({ name }) => name === "view:watch");
  return (last?.payload as { bounds: Bounds } | undefined)?.bounds;
}

export const contains = ([west, south, east, north]: Bounds, [lng, lat]: LngLat): boolean => lng >= west && lng <= east && lat >= south && lat <= north;

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

/** Where on the page a place of the map lies: where the projection of the whole view puts it, CSS pixels. */
export async function pixelOf(page: Page, wire: TrackingWire, [lng, lat]: LngLat): Promise<{ x: number; y: number }> {
  const box = await page.locator(".maplibregl-canvas").boundingBox();
  const bounds = boundsSeen(wire);
  if (box === null || bounds === undefined) throw new Error("there is no map on this page yet");
  const [west, south, east, north] = bounds;
  const x = box.x + ((lng - west) / (east - west)) * box.width;
  const y = box.y + ((mercator(north) - mercator(lat)) / (mercator(north) - mercator(south))) * box.height;
  return { x, y };
}

/** Presses on a place of the map with the pointer. */
export async function pressMap(page: Page, wire: TrackingWire, at: LngLat): Promise<void> {
  const { x, y } = await pixelOf(page, wire, at);
  await page.mouse.click(x, y);
}
