import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { LngLat } from "@najda/protocol";

const folder = join(import.meta.dirname, "valhalla");
const run = promisify(execFile);

export interface Valhalla {
  /** Seconds of a car from each place to one, by its quickest matrix (`timedistancematrix`); null where it finds no way. */
  matrix(from: readonly LngLat[], to: LngLat): Promise<(number | null)[]>;
  /**
   * The same by the ways that it would drive: its other matrix (`costmatrix`), which gives the times of its routes, and the
   * route itself where that finds none. Several times slower.
   */
  routes(from: readonly LngLat[], to: LngLat): Promise<(number | null)[]>;
  /** What it knows of the streets around a place, as its `locate` gives it. */
  locate(at: LngLat): Promise<unknown>;
  stop(): void;
}

interface Actor {
  matrix(query: object): Promise<{ sources_to_targets: { time: number | null }[][] }>;
  route(query: object): Promise<{ trip: { summary: { time: number } } }>;
  locate(query: object): Promise<unknown>;
}

/** Valhalla in this process, on tiles of this extract; its package is installed here at the first run, and nowhere else. */
export async function startValhalla(extract: string): Promise<Valhalla> {
  if (!existsSync(join(folder, "node_modules"))) await run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], { cwd: folder });
  const require = createRequire(join(folder, "package.json"));
  const home = join(folder, "node_modules/@valhallajs/valhallajs");
  const tiles = mkdtempSync(join(tmpdir(), "najda-valhalla-"));
  const config = readFileSync(join(folder, "config.json"), "utf8").replace('"TILES"', JSON.stringify(tiles));
  const file = join(tiles, "config.json");
  writeFileSync(file, config);
  await run(join(home, process.platform, process.arch, "valhalla_build_tiles"), ["-c", file, extract], { maxBuffer: 2 ** 26, cwd: tiles });
  const { Actor } = require("@valhallajs/valhallajs") as { Actor: new (config: string) => Actor };
  const actor = new Actor(config);
  const exact = new Actor(config.replace('"timedistancematrix"', '"costmatrix"'));
  const at = ([lon, lat]: LngLat) => ({ lon, lat });
  const times = async (engine: Actor, from: readonly LngLat[], to: LngLat): Promise<(number | null)[]> => {
    const answer = await engine.matrix({ sources: from.map(at), targets: [at(to)], costing: "auto" });
    return answer.sources_to_targets.map(([only]) => only?.time ?? null);
  };
  const routeSeconds = (from: LngLat, to: LngLat): Promise<number | null> =>
    exact.route({ locations: [at(from), at(to)], costing: "auto" }).then(({ trip }) => trip.summary.time, () => null);
  return {
    matrix: (from, to) => times(actor, from, to),
    routes: async (from, to) => {
      // It refuses the whole question where it finds no way for one of the places.
      const known = await times(exact, from, to).catch(() => from.map(() => null));
      return Promise.all(known.map(async (seconds, place) => seconds ?? (await routeSeconds(from[place]!, to))));
    },
    locate: (place) => actor.locate({ locations: [at(place)], costing: "auto", verbose: true }),
    stop: () => rmSync(tiles, { recursive: true, force: true }),
  };
}
