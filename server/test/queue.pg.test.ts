import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { openLog } from "../src/infra/log.ts";
import { openQueue } from "../src/infra/queue.ts";
import { freshDatabase } from "./database.ts";

/** A way to the database that can be made to take connections and never answer, as a machine that hangs does. */
async function openWay(to: string) {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const state = { hangs: false };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    if (state.hangs) return;
    const far = connect(Number(target.port), target.hostname);
    sockets.add(far);
    far.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.on("close", () => far.destroy());
    socket.pipe(far).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const url = new URL(to);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    hang() {
      state.hangs = true;
      cut();
    },
    answer() {
      state.hangs = false;
      cut();
    },
    async close() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

test("a database that hangs stops neither this process nor, when it answers again, the jobs", { timeout: 90_000 }, async () => {
  const database = await freshDatabase();
  const way = await openWay(database.url);
  const done: string[] = [];
  const queue = await openQueue<{ greet: { name: string } }>({
    name: "test",
    backend: { kind: "postgres", url: way.url },
    concurrency: 1,
    log: openLog("silent"),
    work: { greet: async ({ name }) => void done.push(name) },
  });
  await queue.add([{ name: "greet", id: "one", content: { name: "one" } }]);
  await vi.waitFor(() => expect(done).toEqual(["one"]), { timeout: 20_000, interval: 25 });

  way.hang();
  // Longer than a connection is waited for; the turns of the event loop go on all the while.
  const started = Date.now();
  let turns = 0;
  while (Date.now() - started < 9_000) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    turns += 1;
  }
  expect(turns).toBeGreaterThan(60);

  way.answer();
  await vi.waitFor(
    async () => {
      await queue.add([{ name: "greet", id: "two", content: { name: "two" } }]);
      expect(done).toContain("two");
    },
    { timeout: 40_000, interval: 500 },
  );
  await queue.close();
  await way.close();
  await database.drop();
});
