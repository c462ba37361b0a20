import type { Reader } from "./reader.ts";

export interface LogEvent {
  readonly number: number;
  readonly name: string;
  readonly payload: Record<string, unknown> & { id?: string; status?: string; narrative?: string };
}

export interface Log {
  readonly events: readonly LogEvent[];
  /** Sentences about the log itself: pages that lead nowhere, numbers that don't rise. */
  readonly faults: readonly string[];
}

/** The whole log from its first number, page by page, up to what the board has seen. */
export async function readLog(reader: Reader): Promise<Log> {
  const events: LogEvent[] = [];
  const faults: string[] = [];
  const { number: goal } = await reader.get<{ number: number }>("/api/board");
  for (let number = 0; number < goal; ) {
    const page = await reader.get<{ events: LogEvent[]; through: number }>(`/api/events?after=${number}`);
    if (page.through <= number) {
      faults.push(`the log ends at ${number}, the board has seen ${goal}`);
      break;
    }
    events.push(...page.events);
    number = page.through;
  }
  events.forEach((event, place) => {
    const before = events[place - 1]?.number ?? 0;
    if (event.number <= before) faults.push(`event ${event.number} came after ${before}`);
  });
  return { events, faults };
}
