import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = resolve(fileURLToPath(import.meta.url), "../..");

const bin = join(root, "node_modules", ".bin");

/** The path without this checkout's own programs: what was there before anything had been installed. */
export function systemPath() {
  return (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== bin).join(delimiter);
}

/** Our environment with the checkout's programs first, so that whatever asks for `node` gets the locked one. */
export function ownEnvironment() {
  return { ...process.env, PATH: `${bin}${delimiter}${systemPath()}` };
}

/** Whether the Node that runs us can read the server's TypeScript. From the second start on it can: npm finds the locked one first. */
export const isNewEnough = Number(process.versions.node.split(".")[0]) >= 24;

/** The Node for everything but the set-up: ours when it is new enough, else the locked one. */
export function node() {
  return isNewEnough ? process.execPath : join(bin, process.platform === "win32" ? "node.cmd" : "node");
}

/** @param {string} file */
export function works(file) {
  return existsSync(file) && spawnSync(file, ["--version"], { shell: file.endsWith(".cmd") }).status === 0;
}

/**
 * Runs a program to its end and keeps what it says.
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, onLine?: (line: string) => void, ends?: "politely" | "at once" }} [options]
 * @returns {Promise<{ code: number, said: string }>}
 */
export function run(file, args, { env = ownEnvironment(), cwd = root, onLine = () => {}, ends = "politely" } = {}) {
  return new Promise((done) => {
    const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    // Whoever breaks off the set-up must not leave an installer at work behind him.
    const breakOff = (signal) => {
      child.kill(ends === "at once" ? "SIGKILL" : signal);
      process.exit(exitCode(signal));
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, breakOff);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
        onLine(text.trim().split("\n").at(-1) ?? "");
      });
    }
    const end = (result) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, breakOff);
      done(result);
    };
    child.once("error", (error) => end({ code: 127, said: error.message }));
    child.once("close", (code, signal) => end({ code: code ?? exitCode(signal), said }));
  });
}

/**
 * Runs a program in the foreground, with our terminal.
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function show(file, args) {
  return new Promise((done) => {
    const child = spawn(file, args, { cwd: root, env: ownEnvironment(), stdio: "inherit" });
    child.once("error", () => done(127));
    child.once("close", (code, signal) => done(code ?? exitCode(signal)));
  });
}

/** @param {string | null} signal */
export function exitCode(signal) {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
  return 128 + (signal === null ? 0 : (numbers[signal] ?? 0));
}

/** @param {string} program */
export function onThePath(program) {
  return systemPath().split(delimiter).map((folder) => join(folder, program)).find((file) => existsSync(file));
}
