import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { birth, isAlive } from "./postgres-leftovers.ts";

/**
 * Who starts and stops the private PostgreSQL of a data folder: `owner.json` beside the cluster. Whoever else comes
 * while that process lives (the importer, a second server) is its guest. The URLs appear when the database is ready.
 */
const Urls = z.object({ url: z.string(), superuserUrl: z.string() });
const Owner = z.object({ pid: z.int().positive(), birth: z.string().optional(), urls: Urls.optional() });
export type Urls = z.infer<typeof Urls>;

/** Makes us the owner, or waits until the present owner has its database ready and answers where it is. */
export async function claim(folder: string): Promise<{ ours: true } | { ours: false; pid: number; urls: Urls }> {
  const file = fileIn(folder);
  for (;;) {
    const owner = read(file);
    if (owner === undefined || !isAlive(owner.pid) || birth(owner.pid) !== owner.birth) {
      rmSync(file, { force: true });
      if (createdFirst(file)) return { ours: true };
    } else if (owner.urls !== undefined) return { ours: false, pid: owner.pid, urls: owner.urls };
    await pause(50);
  }
}

export function announce(folder: string, urls: Urls): void {
  const file = fileIn(folder);
  writeFileSync(`${file}.new`, ourselves(urls), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function release(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

function ourselves(urls?: Urls): string {
  return JSON.stringify({ pid: process.pid, birth: birth(process.pid), urls });
}

/** A link appears whole or not at all, and only for one of two rivals. */
function createdFirst(file: string): boolean {
  const ours = `${file}.${process.pid}`;
  writeFileSync(ours, ourselves(), { mode: 0o600 });
  try {
    linkSync(ours, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(ours);
  }
}

function read(file: string): z.infer<typeof Owner> | undefined {
  try {
    return existsSync(file) ? Owner.safeParse(JSON.parse(readFileSync(file, "utf8"))).data : undefined;
  } catch {
    return undefined;
  }
}

function fileIn(folder: string): string {
  return join(folder, "owner.json");
}
