import { setTimeout as pause } from "node:timers/promises";
import type { Reader } from "./reader.ts";

export interface LogEvent {
  readonly number: number;
  readonly name: string;
  readonly payload: Record<string, unknown> & { id?: string; status?: string; narrative?: string };
}

export interface Log {
  readonly events: readonly LogEvent[];
  /** Sentences about the log itself: lost events, numbers that don't rise. */
  readonly faults: readonly string[];
}

interface Page {
  readonly events: LogEvent[];
  readonly through: number;
  readonly snapshot?: unknown;
}

const everyMs = 200;

/** Reads the log page by page while it grows: who falls a thousand events behind is told to start again. */
export async function followFrom(reader: Reader): Promise<{ end(): Promise<Log> }> {
  const events: LogEvent[] = [];
  const faults: string[] = [];
  const page = (after: number) => reader.get<Page>(`/api/events?after=${after}`);
  const begin = await page(0);
  events.push(...begin.events);
  let number = begin.through;
  let goal = Infinity;

  const run = async (): Promise<void> => {
    while (number < goal) {
      const next = await page(number);
      if (next.snapshot !== undefined) faults.push(`the log was lost after event ${number}: too far behind`);
      events.push(...next.events);
      number = next.through;
      if (next.events.length === 0) await pause(everyMs);
    }
  };
  const running = run();
  running.catch(() => undefined);
  return {
    async end() {
      goal = (await reader.get<{ number: number }>("/api/board")).number;
      await running;
      events.forEach((event, place) => {
        if (event.number <= (events[place - 1]?.number ?? 0)) faults.push(`event ${event.number} came after ${events[place - 1]?.number}`);
      });
      return { events, faults };
    },
  };
}
