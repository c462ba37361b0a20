import type { LngLat } from "@najda/protocol";
import type { Page } from "playwright-core";
import { pixelOf } from "./map-view.ts";
import type { TrackingWire } from "./tracking-wire.ts";

/** How much ink lies where, row by row, 0 to 1, cut to what is inked and set to one size: to be compared. */
type Ink = readonly number[];

const [columns, rows] = [120, 20];
/** CSS pixels around a place that its label lies in. */
const clip = { width: 190, height: 34 };

interface Picture {
  readonly width: number;
  readonly height: number;
  /** One value for each pixel: how far from the ground, 0 to 255. */
  readonly values: readonly number[];
}

/** The label that the map shows at a place; undefined while there is none. */
export async function labelAt(page: Page, wire: TrackingWire, at: LngLat): Promise<Ink | undefined> {
  const { x, y } = await pixelOf(page, wire, at);
  const shot = await page.screenshot({ clip: { x: x - clip.width / 2, y: y - clip.height / 2, ...clip } });
  return cut(await page.evaluate(readPicture, `data:image/png;base64,${shot.toString("base64")}`));
}

/** In the page, which can read its own pictures. */
async function readPicture(source: string): Promise<Picture> {
  const image = new Image();
  image.src = source;
  await image.decode();
  const { width, height } = image;
  const pen = document.createElement("canvas").getContext("2d")!;
  Object.assign(pen.canvas, { width, height });
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  return { width, height, values: Array.from({ length: width * height }, (_, at) => Math.abs(data[at * 4]! - data[0]!)) };
}

/** The same words by the browser itself, which shapes every script. */
export async function writtenBy(page: Page, words: string): Promise<Ink> {
  const picture = await page.evaluate((text): Picture => {
    const pen = document.createElement("canvas").getContext("2d")!;
    Object.assign(pen.canvas, { width: 600, height: 80 });
    Object.assign(pen, { font: '600 26px "Noto Sans", "Noto Sans Arabic", sans-serif', direction: /^[a-z]/i.test(text) ? "ltr" : "rtl", textAlign: "center", textBaseline: "middle", fillStyle: "#fff" });
    pen.fillText(text, 300, 40);
    const { data } = pen.getImageData(0, 0, 600, 80);
    return { width: 600, height: 80, values: Array.from({ length: 600 * 80 }, (_, at) => data[at * 4 + 3]!) };
  }, words);
  return cut(picture)!;
}

/** From -1 to 1: 1 where ink lies in the same places. */
export function likeness(one: Ink, other: Ink): number {
  const [a, b] = [centred(one), centred(other)];
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

function centred(ink: Ink): Ink {
  const mean = ink.reduce((sum, value) => sum + value, 0) / ink.length;
  return ink.map((value) => value - mean);
}

const product = (one: Ink, other: Ink): number => one.reduce((sum, value, at) => sum + value * other[at]!, 0);

function cut({ width, height, values }: Picture): Ink | undefined {
  const inked = Math.max(...values) * 0.35;
  const at = values.flatMap((value, index) => (value > inked ? [[index % width, Math.floor(index / width)] as const] : []));
  if (Math.max(...values) < 60 || at.length === 0) return undefined;
  const [left, right] = [Math.min(...at.map(([x]) => x)), Math.max(...at.map(([x]) => x)) + 1];
  const [top, bottom] = [Math.min(...at.map(([, y]) => y)), Math.max(...at.map(([, y]) => y)) + 1];
  const strongest = Math.max(...values);
  return Array.from({ length: columns * rows }, (_, index) => {
    const [x, y] = [left + (((index % columns) + 0.5) * (right - left)) / columns - 0.5, top + ((Math.floor(index / columns) + 0.5) * (bottom - top)) / rows - 0.5];
    return between({ width, height, values }, x, y) / strongest;
  });
}

/** The value between four pixels. */
function between({ width, height, values }: Picture, x: number, y: number): number {
  const [left, top] = [Math.max(0, Math.min(width - 2, Math.floor(x))), Math.max(0, Math.min(height - 2, Math.floor(y)))];
  const [dx, dy] = [x - left, y - top];
  const value = (column: number, row: number): number => values[row * width + column]!;
  const upper = value(left, top) * (1 - dx) + value(left + 1, top) * dx;
  return upper * (1 - dy) + (value(left, top + 1) * (1 - dx) + value(left + 1, top + 1) * dx) * dy;
}
