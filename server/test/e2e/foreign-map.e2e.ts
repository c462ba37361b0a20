import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oldTown } from "../city.ts";
import { startForeignTiles, type ForeignTiles } from "./foreign-tiles.ts";
import { labelAt, likeness, writtenBy } from "./label-ink.ts";
import { boundsSeen, pixelOf } from "./map-view.ts";
import { signIn } from "./sign-in.ts";
import { startStage, type Stage } from "./stage.ts";
import { listenToTracking } from "./tracking-wire.ts";

/** As other styles are written: a source of another name, fonts of a glyph server, an id that this map has as well. */
const styleLayers = [
  { id: "ground", type: "background", paint: { "background-color": "#ffffff" } },
  { id: "areas", type: "fill", source: "openmaptiles", "source-layer": "landcover", filter: ["==", ["get", "class"], "grass"], paint: { "fill-color": "#00ff00" } },
  { id: "names", type: "symbol", source: "openmaptiles", "source-layer": "place_name", layout: { "text-field": ["get", "label"], "text-font": ["Open Sans Semibold"], "text-size": 15 }, paint: { "text-color": "#000000" } },
];
const town = { at: oldTown, name: "Foreign((Town))" };

let tiles: ForeignTiles;
let stage: Stage;
const folder = mkdtempSync(join(tmpdir(), "najda-foreign-"));
beforeAll(async () => {
  tiles = await startForeignTiles(town);
  const file = join(folder, "sources.json");
  const [lng, lat] = oldTown;
  const bounds = [lng - 0.02, lat - 0.02, lng + 0.02, lat + 0.02];
  writeFileSync(file, JSON.stringify({ base: { format: "vector", attribution: "Another survey", from: { tiles: tiles.template }, maxzoom: 14, bounds, styleLayers } }));
  stage = await startStage({ map: false, settings: { MAP_SOURCES_FILE: file, DATA_FOLDER: folder } });
});
afterAll(async () => {
  await stage.stop();
  await tiles.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("vector tiles of another schema are drawn by the operator's own layers, and come through this server", async () => {
  const visitor = await stage.visitor({ language: "ar" });
  const page = await visitor.open("console");
  const wire = listenToTracking(page);
  await signIn(page, visitor.words, await stage.account("dispatcher"));
  await expect.poll(() => boundsSeen(wire)).toBeDefined();
  const beside = await pixelOf(page, wire, [oldTown[0] + 0.005, oldTown[1] + 0.005]);
  await expect.poll(() => colourAt(page, beside)).toEqual([0, 255, 0]);
  await expect.poll(() => labelAt(page, wire, oldTown)).toBeDefined();
  const label = (await labelAt(page, wire, oldTown))!;
  expect(likeness(label, await writtenBy(page, town.name))).toBeGreaterThan(0.5);
  await page.locator(".map-footer").getByText("Another survey").waitFor();
  expect(tiles.asked()).toBeGreaterThan(0);
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

/** Red, green and blue of a pixel of the page. */
async function colourAt(page: Page, { x, y }: { x: number; y: number }): Promise<number[]> {
  const shot = await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } });
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const pen = document.createElement("canvas").getContext("2d")!;
    pen.drawImage(image, 0, 0);
    return Array.from(pen.getImageData(0, 0, 1, 1).data.slice(0, 3));
  }, `data:image/png;base64,${shot.toString("base64")}`);
}
