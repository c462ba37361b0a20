import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { diesWithUs, freePort } from "../src/infra/postgres-process.ts";

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Signal 9, as a machine that loses its power; resolves when it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A private Redis that keeps nothing; on a given port it comes back after a `kill`. */
export async function startRedis({ port }: { port?: number } = {}): Promise<TestRedis> {
  const listensOn = port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), "najda-redis-"));
  const options = { port: String(listensOn), bind: "127.0.0.1", save: "", appendonly: "no", dir: folder };
  // By its name from the PATH: Debian's redis-server is a symlink to a program that looks at the name it was called by.
  const [file = "", ...args] = [...diesWithUs("TERM"), "redis-server", ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])];
  const child = spawn(file, args, { stdio: ["ignore", "ignore", "inherit"] });
  child.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await untilReady(child, listensOn);
  return {
    url: `redis://127.0.0.1:${listensOn}`,
    port: listensOn,
    kill: () => end(child, "SIGKILL"),
    stop: () => end(child, "SIGTERM"),
  };
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  let problem: Error | undefined;
  child.once("error", (error) => (problem = error));
  while (!(await answersPing(port))) {
    if (problem !== undefined || child.exitCode !== null) {
      throw new Error("redis-server does not start: install it (apt-get install redis-server), or run npm test, which does", { cause: problem });
    }
    await pause(20);
  }
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (answer) => resolve(answer.toString().startsWith("+PONG")));
    socket.once("error", () => resolve(false));
    socket.once("data", () => socket.destroy());
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}
