import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { birth, isAlive } from "./postgres-leftovers.ts";

/** Who started the private PostgreSQL of a data folder, and stops it: `owner.json` beside the cluster. */
const Owner = z.object({ pid: z.int().positive(), birth: z.string().optional(), url: z.string(), superuserUrl: z.string() });
export type Owner = z.infer<typeof Owner>;

/** The process that runs it now; undefined when nobody does, or when the file tells of one that has died. */
export function livingOwner(folder: string): Owner | undefined {
  const file = fileIn(folder);
  if (!existsSync(file)) return undefined;
  const read = Owner.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success || !isAlive(read.data.pid) || birth(read.data.pid) !== read.data.birth) return undefined;
  return read.data;
}

/** Written when the database is ready, so whoever finds it can connect at once. */
export function takeOwnership(folder: string, urls: { url: string; superuserUrl: string }): void {
  const owner: Owner = { pid: process.pid, birth: birth(process.pid), ...urls };
  writeFileSync(fileIn(folder), JSON.stringify(owner), { mode: 0o600 });
}

export function giveUpOwnership(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

function fileIn(folder: string): string {
  return join(folder, "owner.json");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
