import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startEmbeddedPostgres } from "../../server/src/infra/postgres-embedded.ts";

/** An installation to try something on: its own database in a folder of its own, its own server, nobody in it. */
export interface OwnInstallation {
  readonly url: string;
  readonly databaseUrl: string;
  readonly superuserUrl: string;
  readonly administrator: { readonly name: string; readonly password: string };
  /** Where the server's log and whatever else is written go; removed at the end. */
  readonly folder: string;
  /** Process of the server. */
  readonly pid: number;
  stop(): Promise<void>;
}

interface Wish {
  readonly say: (line: string) => void;
  /** Environment of the server beyond the database and the port. */
  readonly settings?: Readonly<Record<string, string>>;
}

const server = join(import.meta.dirname, "../../server/src");
const run = promisify(execFile);

/** Starts one, and makes its first administrator by the one-time link, as an operator would. */
export async function startOwnInstallation({ say, settings = {} }: Wish): Promise<OwnInstallation> {
  const folder = mkdtempSync(join(tmpdir(), "najda-"));
  // Passable, or root could not hand it to PostgreSQL's account.
  chmodSync(folder, 0o711);
  const database = await startEmbeddedPostgres({ folder, log: say });
  // What the operator's own environment says of ports and databases is not for this one.
  const environment = { ...process.env, PORT: "0", HOST: "127.0.0.1", DATABASE_URL: database.url, DATA_FOLDER: folder, DEMO: "false", LOG_LEVEL: "warn", ...settings };
  const node = spawn(process.execPath, [join(server, "main.ts")], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const stop = async () => {
    await ended(node);
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await readyAt(node, join(folder, "server.log"));
    const { stdout } = await run(process.execPath, [join(server, "admin.ts")], { env: environment });
    const administrator = await acceptLink(url, stdout);
    return { url, databaseUrl: database.url, superuserUrl: database.superuserUrl, administrator, folder, pid: node.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The server says at which address it is ready; its log goes to a file. */
function readyAt(node: ChildProcess, logFile: string): Promise<string> {
  const log = createWriteStream(logFile);
  let said = "";
  return new Promise((resolve, reject) => {
    for (const stream of [node.stdout, node.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        log.write(chunk);
        said = (said + chunk.toString()).slice(-4_000);
        const ready = /ready at (http:\/\/\S+)/.exec(said)?.[1];
        if (ready !== undefined) resolve(ready);
      });
    }
    node.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

async function acceptLink(url: string, printed: string): Promise<OwnInstallation["administrator"]> {
  const token = /invitation=([\w-]+)/.exec(printed)?.[1];
  const administrator = { name: "administrator", password: crypto.randomUUID() };
  const response = await fetch(`${url}/api/invitations/accept`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, ...administrator, centreName: "Control room" }),
  });
  if (!response.ok) throw new Error(`the invitation was not accepted: ${await response.text()}`);
  return administrator;
}

const lastWaitMs = 15_000;

async function ended(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null || node.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => node.once("exit", () => resolve()));
  node.kill("SIGTERM");
  const last = setTimeout(() => node.kill("SIGKILL"), lastWaitMs);
  await exit;
  clearTimeout(last);
}
