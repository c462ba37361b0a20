import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildApps } from "./build-apps.mjs";
import { installPackages } from "./install.mjs";
import { ensurePostgres } from "./postgres.mjs";
import { exitCode, node, ownEnvironment, root } from "./run.mjs";
import { main, say } from "./say.mjs";

/** What Node has made of the TypeScript is kept: it halves the time until the server is there. */
const compiled = join(root, "node_modules", ".cache", "najda");

/**
 * `npm start`, also from a fresh clone:
 *
 *   the packages -> a PostgreSQL with PostGIS -> the web apps -> the server
 *
 * Runs under any Node from 18 on and without packages, because it is what installs them. package.json starts it with
 * `exec`, or a signal to npm would end at the shell in between; where the shell knows no `exec` (Windows), without.
 */
await main(async () => {
  await installPackages();
  const more = await ensurePostgres();
  await buildApps();
  return serve(more);
});

/**
 * The server has a process group of its own: a terminal's Ctrl-C reaches us, twice even (npm passes it on as well),
 * and the server once, from us.
 * @param {Record<string, string>} more
 * @returns {Promise<number>} the server's exit code
 */
function serve(more) {
  const [file, ...args] = [...diesWithUs(), node(), "--disable-warning=ExperimentalWarning", join("server", "src", "main.ts")];
  const detached = process.platform !== "win32";
  const server = spawn(file, args, { cwd: root, env: { ...ownEnvironment(), NODE_COMPILE_CACHE: compiled, ...more }, stdio: "inherit", detached });
  let passedOnAt = 0;
  let insist;
  const passOn = (signal) => {
    if (Date.now() - passedOnAt < 1_000) return;
    passedOnAt = Date.now();
    server.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    insist ??= setTimeout(() => {
      say("Najda did not stop within a minute and is ended now; what was acknowledged is kept.");
      server.kill("SIGKILL");
    }, 60_000);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, passOn);
  return new Promise((done) => {
    server.once("error", () => done(127));
    server.once("exit", (code, signal) => {
      clearTimeout(insist);
      done(code ?? exitCode(signal));
    });
  });
}

/** On Linux the server hears it from the kernel when we are killed. */
function diesWithUs() {
  const prefix = ["setpriv", "--pdeathsig", "TERM"];
  return process.platform === "linux" && spawnSync(prefix[0], [...prefix.slice(1), "true"]).status === 0 ? prefix : [];
}
