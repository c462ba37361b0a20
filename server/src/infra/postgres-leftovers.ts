import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Programs that were killed leave their traces on the disk; here it is found out what of them still lives. */

/**
 * What stands between us and a start: a postmaster that outlived its server is stopped; a number that
 * meanwhile belongs to another program is replaced by our own, which PostgreSQL knows to ignore in a child of ours.
 * The rest of the file stays: it names the shared memory in which PostgreSQL looks for survivors.
 */
export async function clearTheWay(cluster: string, log: (line: string) => void): Promise<void> {
  const lines = pidFile(cluster);
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid)) return;
  const isPostgres = () => commandLine(pid).includes(cluster);
  if (!isPostgres()) {
    writeFileSync(join(cluster, "postmaster.pid"), [process.pid, ...lines.slice(1)].join("\n"));
    return;
  }
  log(`An earlier run left PostgreSQL behind (process ${pid}); it is stopped first.`);
  process.kill(pid, "SIGINT");
  for (let waited = 0; isPostgres() && isAlive(pid); waited += 50) {
    if (waited === 15_000) process.kill(pid, "SIGQUIT");
    await pause(50);
  }
}

/** The lines of postmaster.pid: process, folder, start, port, socket folder, address, shared memory, state. */
export function pidFile(cluster: string): string[] {
  const file = join(cluster, "postmaster.pid");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Tells a process from a later one with the same number; undefined where the system does not say. */
export function birth(pid: number): string | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  // The name in parentheses may hold spaces; the start time is the twentieth field after it.
  const fields = readFileSync(file, "utf8").replace(/^.*\) /s, "").split(" ");
  return `${boot} ${fields[19]}`;
}

/** Empty for a process that is gone, also for one that nobody has buried yet. */
function commandLine(pid: number): string {
  if (process.platform === "linux") {
    const file = `/proc/${pid}/cmdline`;
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }
  return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
}
