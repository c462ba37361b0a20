import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { under } from "./postgres-account.ts";
import { type PostgresBinaries, program } from "./postgres-binaries.ts";
import { CannotStart } from "./postgres-cannot-start.ts";
import { pidFile } from "./postgres-leftovers.ts";
import type { Place } from "./postgres-place.ts";
import { settingArguments } from "./postgres-settings.ts";

/** A running postmaster that is our child. */
export interface Postmaster {
  readonly child: ChildProcess;
  readonly port: number;
}

interface Launch {
  readonly place: Place;
  readonly binaries: PostgresBinaries;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

const biggestLogBytes = 10 * 1024 * 1024;

/** A loopback port that is free now; somebody may still take it before we do. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("a TCP server without a port");
  return address.port;
}

/** Starts PostgreSQL and waits until it takes connections; a crash before is recovered from first, however long it takes. */
export async function launch(wanted: Launch): Promise<Postmaster> {
  const giveUpAt = Date.now() + 15_000;
  for (;;) {
    const outcome = await launchOnce(wanted);
    if (typeof outcome !== "string") return outcome;
    // The backends of a killed postmaster need a moment to notice that it is gone.
    const passes = /pre-existing shared memory block|could not bind/.test(outcome);
    if (!passes || Date.now() > giveUpAt) throw new CannotStart(`PostgreSQL does not start: ${outcome} (more in ${join(wanted.place.folder, "log")}).`);
    await pause(200);
  }
}

/** The running postmaster, or what PostgreSQL said when it gave up. */
async function launchOnce({ place, binaries, port, settings, log }: Launch): Promise<Postmaster | string> {
  const logFile = join(place.folder, "log");
  if (existsSync(logFile) && statSync(logFile).size > biggestLogBytes) renameSync(logFile, `${logFile}.old`);
  const from = existsSync(logFile) ? statSync(logFile).size : 0;
  const cluster = join(place.folder, "cluster");
  const postgres = [program(binaries, "postgres"), "-D", cluster, ...settingArguments({ ...settings, port: String(port) })];
  const command = under(place.account, [...diesWithUs("INT"), ...postgres]);
  const out = openSync(logFile, "a", 0o600);
  // Its own process group: the terminal's Ctrl-C must reach the server alone, which drains before it stops PostgreSQL.
  const child = spawn(command.file, command.args, { ...command, detached: true, cwd: place.folder, stdio: ["ignore", out, out] });
  closeSync(out);
  child.unref();
  let problem: string | undefined;
  child.once("error", (error) => (problem = error.message));
  for (let waited = 0; ; waited += 20) {
    if (problem !== undefined) return problem;
    if (child.exitCode !== null || child.signalCode !== null) return lastComplaint(logFile, from);
    if (isReady(cluster, child.pid)) return { child, port };
    if (waited > 0 && waited % 10_000 === 0) log("PostgreSQL is still recovering from the last stop ...");
    await pause(20);
  }
}

/** Asks for a fast shutdown, and insists after half a minute. */
export async function halt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "exit");
  child.ref();
  child.kill("SIGINT");
  const insist = setTimeout(() => child.kill("SIGQUIT"), 30_000);
  await gone;
  clearTimeout(insist);
}

/** The word that postmaster.pid carries in its eighth line as soon as connections are taken. */
function isReady(cluster: string, pid: number | undefined): boolean {
  const lines = pidFile(cluster);
  return lines[0] === String(pid) && lines[7]?.trim() === "ready";
}

/**
 * What to put before a command so that, on Linux, the kernel sends it the signal when we are gone, however we went.
 * Nothing elsewhere, and where setpriv can't do it (busybox).
 */
export function diesWithUs(signal: "INT" | "TERM" | "KILL"): string[] {
  const prefix = ["setpriv", "--pdeathsig", signal];
  const usable = process.platform === "linux" && spawnSync("setpriv", ["--pdeathsig", signal, "true"]).status === 0;
  return usable ? prefix : [];
}

function lastComplaint(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString("utf8").split("\n").filter(Boolean);
  const complaint = lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? "it said nothing";
  return complaint.replace(/^.*?(FATAL|PANIC|LOG|WARNING): +/, "");
}
