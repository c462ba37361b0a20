import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Stop, say, step } from "./say.mjs";
import { isNewEnough, node, onThePath, root, run, systemPath, works } from "./run.mjs";

/** The packages, exactly as package-lock.json says, and with them the runtime. */

const modules = join(root, "node_modules");

/** Installs what is missing, half there or older than the lock; says nothing when all is well. */
export async function installPackages() {
  const reason = whyInstall();
  if (reason !== undefined) {
    say(reason);
    await install();
  }
  if (!nodeWorks()) {
    throw new Stop(
      `There is no Node 24 for this system (${process.platform} ${process.arch}) among the packages: install Node 24 or newer from https://nodejs.org and start again with it.`,
    );
  }
}

/** @returns {string | undefined} the reason, as a sentence for the person who waits */
function whyInstall() {
  if (!existsSync(modules)) return "This is the first start here.";
  const installed = readPackages(join(modules, ".package-lock.json"));
  // npm writes this file last: without it an install was broken off.
  if (installed === undefined) return "An earlier install was not finished.";
  const locked = Object.entries(readPackages(join(root, "package-lock.json")) ?? {});
  const differs = locked.some(([path, wanted]) => {
    if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) return false;
    const have = installed[path];
    const isElsewhere = have === undefined && (wanted.optional === true || wanted.devOptional === true);
    return !isElsewhere && (have?.version !== wanted.version || have?.integrity !== wanted.integrity);
  });
  if (differs) return "The packages are older than package-lock.json.";
  return nodeWorks() ? undefined : "The packages were installed for another system.";
}

function nodeWorks() {
  return isNewEnough || works(node());
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[] }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  const { file, args } = npm();
  const wanted = countWanted(readPackages(join(root, "package-lock.json")) ?? {});
  const options = ["--include=dev", "--include=optional", "--no-audit", "--no-fund", "--no-progress", "--engine-strict=false", "--loglevel=error"];
  // Not with the checkout's own Node: npm is about to replace it.
  const env = { ...process.env, PATH: [dirname(file), systemPath()].join(process.platform === "win32" ? ";" : ":") };
  const { code, said } = await step(
    "Installing the packages (about a minute, once)",
    // npm ci does not listen to SIGTERM.
    () => run(file, [...args, "ci", ...options], { env, ends: "at once" }),
    () => `${countPackages()} of ${wanted} packages`,
  );
  if (code !== 0) throw new Stop(`The packages can't be installed: ${complaint(said)}\nCheck the network and the registry (npm config get registry), then start again.`);
  say("The packages are installed.");
}

/** The npm that started us, run by the Node that runs it; the one on the path when none did. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: runtime } = process.env;
  if (script?.endsWith(".js") && runtime !== undefined && !runtime.startsWith(modules)) return { file: runtime, args: [script] };
  const file = onThePath(process.platform === "win32" ? "npm.cmd" : "npm");
  if (file === undefined) throw new Stop("npm is missing: install Node with npm from https://nodejs.org and start again.");
  return { file, args: [] };
}

/** Packages that have arrived; npm makes all folders first. */
function countPackages() {
  const scoped = inside(modules).flatMap((folder) => (basename(folder).startsWith("@") ? inside(folder) : [folder]));
  return scoped.filter((folder) => existsSync(join(folder, "package.json"))).length;
}

/** @param {string} parent */
function inside(parent) {
  return (existsSync(parent) ? readdirSync(parent) : []).map((name) => join(parent, name));
}

/** @param {Record<string, { os?: string[], cpu?: string[] }>} locked */
function countWanted(locked) {
  const { platform, arch } = process;
  const topLevel = Object.entries(locked).filter(([path]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path));
  return topLevel.filter(([, { os = [platform], cpu = [arch] }]) => os.includes(platform) && cpu.includes(arch)).length;
}

/** @param {string} said */
function complaint(said) {
  const lines = said.split("\n").map((line) => line.replace(/^npm (error|ERR!) ?/, "").trim());
  const telling = lines.filter((line) => line !== "" && !/^(A complete log|at |code |errno |syscall )/.test(line));
  return telling.slice(0, 2).join(" ") || "npm said nothing.";
}
