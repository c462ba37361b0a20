import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildApps } from "./build-apps.mjs";
import { installPackages } from "./install.mjs";
import { postgresWish } from "./postgres.mjs";
import { node, root, show } from "./run.mjs";
import { main, say } from "./say.mjs";
import { ensurePrograms } from "./system-packages.mjs";
import { chromiumWish, redisWish } from "./test-programs.mjs";

/**
 * `npm test`, also from a fresh clone: what `npm start` sets up, Chromium and redis-server, then lint, types and all
 * tests. `npm test -- PATTERN` runs only the tests of the files whose path holds PATTERN.
 */
const reports = join(root, ".data", "reports");

await main(async () => {
  await installPackages();
  await ensurePrograms([await postgresWish(), redisWish(), chromiumWish()]);
  await buildApps();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const wanted = process.argv.slice(2);
  const checks = wanted.length > 0 ? [] : [await check("Lint", "oxlint", "--type-aware"), await check("Types", "tsc", "-p", "tsconfig.json")];
  const report = join(reports, "vitest.json");
  const tests = await check("Tests", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...wanted);
  return summarise([...checks, tests], read(report));
});

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} args
 */
async function check(name, program, ...args) {
  const from = Date.now();
  say(`\n${name}: ${[program, ...args.filter((arg) => !arg.includes("report") && !arg.includes("outputFile"))].join(" ")}`);
  const code = await show(node(), [script(program), ...args]);
  return { name, ok: code === 0, seconds: Math.round((Date.now() - from) / 1000) };
}

/** The JavaScript behind a package's command, as its package.json says. @param {string} program */
function script(program) {
  const folder = join(root, "node_modules", program === "tsc" ? "typescript" : program);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[program]);
}

/** @param {string} file */
function read(file) {
  try {
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = JSON.parse(readFileSync(file, "utf8"));
    return { passed, failed, skipped };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/**
 * @param {{ name: string, ok: boolean, seconds: number }[]} checks
 * @param {{ passed: number, failed: number, skipped: number }} tests
 */
function summarise(checks, tests) {
  say("");
  for (const { name, ok, seconds } of checks) say(`${ok ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
  say(`Tests: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped.`);
  writeFileSync(join(reports, "summary.json"), JSON.stringify({ checks, tests }));
  return checks.every((one) => one.ok) ? 0 : 1;
}
