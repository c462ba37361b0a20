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
  /** Seconds of a car from each place to one; null where it finds no way. */
  matrix(from: readonly LngLat[], to: LngLat): Promise<(number | null)[]>;
  /** What it knows of the streets around a place, as its `locate` gives it. */
  locate(at: LngLat): Promise<unknown>;
  stop(): void;
}

interface Actor {
  matrix(query: object): Promise<{ sources_to_targets: { time: number | null }[][] }>;
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
  const at = ([lon, lat]: LngLat) => ({ lon, lat });
  return {
    async matrix(from, to) {
      const answer = await actor.matrix({ sources: from.map(at), targets: [at(to)], costing: "auto" });
      return answer.sources_to_targets.map(([only]) => only?.time ?? null);
    },
    locate: (place) => actor.locate({ locations: [at(place)], costing: "auto", verbose: true }),
    stop: () => rmSync(tiles, { recursive: true, force: true }),
  };
}
