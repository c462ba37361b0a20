import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";
import { diesWithUs } from "../../server/src/infra/postgres-process.ts";

/** A real Firefox without a window, spoken to in WebDriver BiDi. */
export interface Firefox {
  open(url: string): Promise<void>;
  /** Runs an expression in the open page, waits for its promise; only strings, numbers and booleans come back. */
  run(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function startFirefox(preferences: Record<string, string | number | boolean>): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), "najda-firefox-"));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const [file, ...args] = [...diesWithUs("KILL"), "firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const child = spawn(file, args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: "1" },
  });
  const address = await listeningAt(child.stderr);
  const { ask, end } = await session(`${address}/session`);
  await ask("session.new", { capabilities: {} });
  const { contexts } = (await ask("browsingContext.getTree", {})) as { contexts: { context: string }[] };
  const context = contexts[0]?.context;
  return {
    open: async (url) => void (await ask("browsingContext.navigate", { context, url, wait: "complete" })),
    async run(expression) {
      const answer = (await ask("script.evaluate", { expression, target: { context }, awaitPromise: true })) as {
        result?: { value?: unknown };
        exceptionDetails?: { text: string };
      };
      if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
      return answer.result?.value;
    },
    async close() {
      end();
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function listeningAt(errors: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: errors })) {
    const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(line)?.[1];
    if (found === undefined) continue;
    errors.resume();
    return found;
  }
  throw new Error("Firefox ended before it listened");
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

async function session(url: string): Promise<{ ask(method: string, params: object): Promise<unknown>; end(): void }> {
  const socket = new WebSocket(url);
  await once(socket, "open");
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  socket.on("message", (text: Buffer) => {
    const reply = JSON.parse(text.toString("utf8")) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  return {
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        const id = (asked += 1);
        waiting.set(id, ({ result, error, message }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result);
          else reject(new Error(`${method}: ${error} ${message ?? ""}`));
        });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    end: () => socket.terminate(),
  };
}
