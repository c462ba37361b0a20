import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Stop, main, step } from "./say.mjs";
import { node, root, run } from "./run.mjs";

const apps = ["dispatcher-ui", "responder-pwa", "citizen-pwa"];
/** What the apps are made of beside their own folders. */
const shared = ["client", "protocol", "geo", "package-lock.json", "tsconfig.base.json"];

/** Builds the web apps whose sources have changed since they were built last. */
export async function buildApps() {
  const ofAll = hash(shared);
  const stale = apps.filter((app) => existsSync(join(root, app, "vite.config.ts")) && builtFrom(app) !== ofAll + hash([app]));
  if (stale.length === 0) return;
  await step(`Building the web apps (${stale.join(", ")})`, () => Promise.all(stale.map((app) => build(app, ofAll + hash([app])))));
}

/**
 * @param {string} app
 * @param {string} sources
 */
async function build(app, sources) {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const { code, said } = await run(node(), [vite, "build", "--logLevel", "warn"], { cwd: join(root, app) });
  if (code !== 0) throw new Stop(`${said.trim()}\n\nThe web app ${app} can't be built: see above.`);
  // Last, so that a build that was broken off is done again.
  writeFileSync(stamp(app), sources);
}

/** @param {string} app */
function builtFrom(app) {
  return existsSync(stamp(app)) ? readFileSync(stamp(app), "utf8") : undefined;
}

/** @param {string} app */
function stamp(app) {
  return join(root, app, "dist", ".built-from");
}

/**
 * One hash over the contents of files and folders.
 * @param {string[]} paths from the checkout's root
 */
function hash(paths) {
  const sum = createHash("sha256");
  const add = (path) => sum.update(path).update(readFileSync(join(root, path)));
  const walk = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (["node_modules", "dist"].includes(entry.name) || entry.name.startsWith(".") || /\.(test|e2e)\.tsx?$/.test(entry.name)) continue;
      if (entry.isDirectory()) walk(`${path}/${entry.name}`);
      else if (entry.isFile()) add(`${path}/${entry.name}`);
    }
  };
  for (const path of paths) (path.endsWith(".json") ? add : walk)(path);
  return sum.digest("hex");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(async () => {
    await buildApps();
    return 0;
  });
}
