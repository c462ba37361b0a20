import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { BenchTown } from "./town.sql.ts";

/** Milliseconds from each report to each console that got it, and how many there should be. */
export interface Traffic {
  run(seconds: number): Promise<{ latencies: number[]; expected: number }>;
  close(): void;
}

/** As long as a report may still be on its way after the last was sent. */
const settleMs = 1_500;

/** Every unit of the town reports once a second, each at its own moment; every desk looks at the whole town. */
export async function openTraffic(url: string, town: BenchTown): Promise<Traffic> {
  const sentAt = new Map<string, number>();
  let latencies: number[] = [];
  const consoles = await Promise.all(town.desks.map((token) => connect(url, token)));
  for (const console of consoles) {
    console.on("positions:moved", (units: { unitId: string; recordedAt: string }[]) => {
      const now = performance.now();
      for (const { unitId, recordedAt } of units) {
        const sent = sentAt.get(unitId + recordedAt);
        if (sent !== undefined) latencies.push(now - sent);
      }
    });
    await console.emitWithAck("view:watch", { bounds: [-180, -90, 180, 90] });
  }
  const crews: Crew[] = [];
  // In groups: a thousand handshakes at once would time out on a small machine.
  for (let from = 0; from < town.units.length; from += 50) {
    const group = town.units.slice(from, from + 50).map(async ({ unitId, token }) => ({ unitId, socket: await connect(url, token), at: somewhere() }));
    crews.push(...(await Promise.all(group)));
  }

  const report = (crew: Crew): void => {
    crew.at = [crew.at[0] + (Math.random() - 0.5) / 1_000, crew.at[1] + (Math.random() - 0.5) / 1_000];
    const recordedAt = new Date().toISOString();
    sentAt.set(crew.unitId + recordedAt, performance.now());
    crew.socket.emit("position:report", { unitId: crew.unitId, at: crew.at, recordedAt, accuracyMetres: 6, heading: 90, speed: 11.2 });
  };

  return {
    async run(seconds) {
      sentAt.clear();
      latencies = [];
      const endsAt = performance.now() + seconds * 1_000;
      await Promise.all(crews.map((crew, index) => drive({ crew, endsAt, delayMs: (index / crews.length) * 1_000, report })));
      await pause(settleMs);
      return { latencies, expected: sentAt.size * consoles.length };
    },
    close() {
      for (const socket of [...consoles, ...crews.map((crew) => crew.socket)]) socket.disconnect();
    },
  };
}

interface Crew {
  readonly unitId: string;
  readonly socket: Socket;
  at: readonly [number, number];
}

interface Drive {
  readonly crew: Crew;
  readonly endsAt: number;
  readonly delayMs: number;
  readonly report: (crew: Crew) => void;
}

async function drive({ crew, endsAt, delayMs, report }: Drive): Promise<void> {
  let dueAt = performance.now() + delayMs;
  while (dueAt < endsAt) {
    await pause(Math.max(0, dueAt - performance.now()));
    report(crew);
    dueAt += 1_000;
  }
}

const somewhere = (): [number, number] => [44 + Math.random() / 5, 36.1 + Math.random() / 5];

function connect(url: string, token: string): Promise<Socket> {
  const socket = io(url, { path: "/tracking/", transports: ["websocket"], auth: { token }, forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", reject);
  });
}
