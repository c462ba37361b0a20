import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Stop, mayI, say, step } from "./say.mjs";
import { isNewEnough, node, onThePath, root, run } from "./run.mjs";
import { aptGet, ensurePrograms, postgresPackages } from "./system-packages.mjs";

/**
 * A PostgreSQL with PostGIS for an installation that was given none: the machine's own programs, or a Docker engine.
 * @returns {Promise<Record<string, string>>} what the server's environment needs in addition
 */
export async function ensurePostgres() {
  if ((process.env.DATABASE_URL ?? "") !== "" || (await isThere())) return {};
  if (aptGet() === undefined && hasDockerEngine() && (await mayI("PostgreSQL with PostGIS is missing here. Start it with Docker?"))) {
    return startWithDocker();
  }
  await ensurePrograms([await postgresWish("  or set DATABASE_URL to one.")]);
  return {};
}

/**
 * @param {string} [ifNotHere] another way, as the end of the sentence
 * @returns {Promise<import("./system-packages.mjs").Wish>}
 */
export async function postgresWish(ifNotHere = "") {
  const otherwise = `${await ask("postgres-how-to-get", "howToGetPostgres")}${ifNotHere}`;
  return { name: "PostgreSQL with PostGIS", isThere, packages: postgresPackages, otherwise };
}

async function isThere() {
  return (await ask("postgres-binaries", "findPostgres")).length > 0;
}

/**
 * The server's own code knows how to find PostgreSQL and how to get it. An older Node can't read that code and sends
 * the locked one.
 * @param {string} module
 * @param {string} question a function without arguments
 */
async function ask(module, question) {
  const file = `server/src/infra/${module}.ts`;
  if (isNewEnough) return (await import(pathToFileURL(join(root, file)).href))[question]();
  const script = `import { ${question} } from "./${file}"; console.log(JSON.stringify(${question}()));`;
  const answer = spawnSync(node(), ["--input-type=module", "--eval", script], { cwd: root, encoding: "utf8" });
  if (answer.status !== 0) throw new Error(answer.stderr);
  return JSON.parse(answer.stdout);
}

function hasDockerEngine() {
  if (onThePath("docker") === undefined) return false;
  return ["info", "compose version"].every((words) => spawnSync("docker", words.split(" "), { timeout: 10_000 }).status === 0);
}

const secret = () => randomBytes(24).toString("base64url");

/** The database service of docker-compose.yml, reached from this machine only. Its volume and password stay for the next start. */
async function startWithDocker() {
  const files = ["-f", "docker-compose.yml", "-f", "deploy/compose/database-only.yml"];
  const passwords = join(root, ".data", "docker.env");
  if (!existsSync(passwords)) {
    mkdirSync(join(root, ".data"), { recursive: true });
    writeFileSync(passwords, `POSTGRES_PASSWORD=${secret()}\nNAJDA_DATABASE_PASSWORD=${secret()}\n`, { mode: 0o600 });
  }
  const compose = (...words) => run("docker", ["compose", "--env-file", passwords, ...files, ...words]);
  const up = await step("Starting PostgreSQL with PostGIS in Docker", () => compose("up", "--detach", "--wait", "db"));
  if (up.code !== 0) throw new Stop(`Docker can't start the database: ${up.said.trim().split("\n").at(-1)}`);
  const address = (await compose("port", "db", "5432")).said.trim();
  const password = /NAJDA_DATABASE_PASSWORD=(.+)/.exec(readFileSync(passwords, "utf8"))?.[1];
  say("The database runs in Docker and stays there when Najda stops; docker compose stop db stops it.");
  return { DATABASE_URL: `postgres://najda:${password}@${address}/najda` };
}
