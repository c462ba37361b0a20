import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { buildDemoCity } from "@najda/geo/demo-city";
import { parse } from "osm-pbf-parser-node";
import { z } from "zod";
import { readBlobs } from "../../geo/src/import/blobs.ts";
import { median } from "./figures.ts";
import { startDatabase } from "./installation.ts";
import type { Measured } from "./measured.ts";

const root = join(import.meta.dirname, "../..");
const extracts = join(root, "../shared/data/map");
const runs = 3;

/** As `npm run import-map` runs it: without its flags the process keeps 100 MB more of what it no longer needs. */
const command = z.object({ scripts: z.object({ "import-map": z.string() }) }).parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8"))).scripts["import-map"].split(" ").slice(1);

/**
 * `npm run import-map` for extracts of several sizes: seconds, and the most that its process had resident. The bare
 * part: the parser alone over the same file. The real extracts (ODbL) lie beside the checkout; where they are not,
 * only the demo city is measured.
 */
export async function importingMaps(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), "najda-bench-map-"));
  const city = join(folder, "demo-city.osm.pbf");
  writeFileSync(city, buildDemoCity().pbf);
  const files = [city, ...["monaco-2021", "liechtenstein-2021", "porto-roads"].map((name) => join(extracts, `${name}.osm.pbf`)).filter((file) => existsSync(file))];
  try {
    const measured: Measured[] = [];
    for (const file of files) measured.push(...(await measure(file)));
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(file: string): Promise<Measured[]> {
  const what = `import of ${basename(file, ".osm.pbf")}, ${(statSync(file).size / 1e6).toFixed(2)} MB`;
  const took: { seconds: number; megabytes: number }[] = [];
  const bare: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const database = await startDatabase();
    took.push(await runImport(file, database.url));
    await database.stop();
    bare.push(await parserAlone(file));
  }
  return [
    { what, unit: "s", najda: median(took.map(({ seconds }) => seconds)), bare: median(bare) },
    { what: `${what}, most resident`, unit: "MB", najda: median(took.map(({ megabytes }) => megabytes)) },
  ];
}

/** Seconds of the whole process, and the peak that the kernel counted (VmHWM in proc(5)); 0 where there is no /proc. */
async function runImport(file: string, databaseUrl: string): Promise<{ seconds: number; megabytes: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [...command, file], { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ["ignore", "ignore", "inherit"] });
  let kilobytes = 0;
  const look = (): void => {
    try {
      kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? kilobytes);
    } catch {
      // Gone, or a system without /proc.
    }
  };
  const looking = setInterval(look, 20);
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(`the import of ${file} ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, megabytes: kilobytes / 1024 };
}

async function parserAlone(file: string): Promise<number> {
  const began = performance.now();
  for await (const { type, body } of readBlobs({ file })) if (type === "OSMData") parse(body, {});
  return (performance.now() - began) / 1000;
}
