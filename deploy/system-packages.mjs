import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Stop, mayI, say, step } from "./say.mjs";
import { onThePath, run } from "./run.mjs";

/** Programs that come from the system's own packages, with consent. */

/**
 * @typedef {object} Wish
 * @property {string} name what a person calls it
 * @property {() => boolean | Promise<boolean>} isThere
 * @property {() => Promise<string[]>} packages for apt-get, after its lists have been brought up to date
 * @property {string} otherwise what to do where apt-get can't be used: the end of a sentence
 */

/**
 * Sees to it that the wished programs are there. Throws a `Stop` with what to do where it can't.
 * @param {Wish[]} wishes
 */
export async function ensurePrograms(wishes) {
  const missing = await stillMissing(wishes);
  if (missing.length === 0) return;
  const names = missing.map((wish) => wish.name).join(" and ");
  const prefix = aptGet();
  const mayInstall = prefix !== undefined && (await mayI(`${names} must be installed into this system with ${[...prefix, "apt-get"].join(" ")}. Do it now?`));
  if (mayInstall) await install(prefix, missing);
  const [still] = await stillMissing(missing);
  if (still !== undefined) throw new Stop(`${still.name} is missing: ${still.otherwise}`);
}

/** @param {Wish[]} wishes */
async function stillMissing(wishes) {
  const missing = [];
  for (const wish of wishes) if (!(await wish.isThere())) missing.push(wish);
  return missing;
}

/** @returns {string[] | undefined} what to put before apt-get, or undefined where it can't be used */
export function aptGet() {
  if (onThePath("apt-get") === undefined) return undefined;
  if (process.getuid?.() === 0) return [];
  // An ordinary user is asked for the password, which takes a terminal.
  return process.stdin.isTTY && process.stdout.isTTY && onThePath("sudo") !== undefined ? ["sudo"] : undefined;
}

/**
 * @param {string[]} prefix
 * @param {Wish[]} wishes
 */
async function install(prefix, wishes) {
  let last = "";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", NEEDRESTART_SUSPEND: "1" };
  const apt = (...args) => run(prefix[0] ?? "apt-get", [...(prefix.length > 0 ? ["apt-get"] : []), ...args], { env, onLine: (line) => (last = line) });
  const names = wishes.map((wish) => wish.name).join(" and ");
  if (prefix.length > 0) spawnSync("sudo", ["-v"], { stdio: "inherit" });
  await step(
    `Installing ${names} with apt-get (a few minutes, once)`,
    async () => {
      const update = await apt("update");
      const packages = (await Promise.all(wishes.map((wish) => wish.packages()))).flat();
      const result = await withoutDistributionCluster(prefix, () => apt("install", "-y", "--no-install-recommends", ...packages));
      if (result.code !== 0) throw new Stop(`apt-get can't install ${names}: ${complaint(`${result.said}\n${update.code === 0 ? "" : update.said}`)}`);
    },
    () => last.slice(0, 70),
  );
  say(`${names}: installed.`);
}

/**
 * Debian's PostgreSQL packages make and start a server of their own; only their programs are wanted.
 * @template T
 * @param {string[]} prefix
 * @param {() => Promise<T>} work
 */
async function withoutDistributionCluster(prefix, work) {
  const file = "/etc/postgresql-common/createcluster.d/najda.conf";
  if (prefix.length > 0 || existsSync("/etc/postgresql-common")) return work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "create_main_cluster = false\n");
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** The newest PostgreSQL for which this distribution has PostGIS. */
export async function postgresPackages() {
  const { said } = await run("apt-cache", ["search", "--names-only", "^postgresql-[0-9]+-postgis-[0-9]+$"]);
  const found = [...said.matchAll(/^(postgresql-(\d+))-postgis-\d+/gm)].sort((a, b) => Number(b[2]) - Number(a[2]))[0];
  if (found === undefined) throw new Stop("This system's package lists have no PostGIS: look at /etc/apt/sources.list, or set DATABASE_URL to a PostgreSQL with PostGIS.");
  return [found[1], found[0]];
}

/** The installed release, to know its peculiarities. */
export function isUbuntu() {
  return existsSync("/etc/os-release") && /^ID=ubuntu/m.test(readFileSync("/etc/os-release", "utf8"));
}

/** @param {string} said */
function complaint(said) {
  const lines = said.split("\n").filter((line) => /^(E:|W:|Err:|dpkg: error)/.test(line));
  return (lines.find((line) => line.startsWith("E:")) ?? lines[0] ?? said.trim().split("\n").at(-1) ?? "it said nothing").trim();
}
