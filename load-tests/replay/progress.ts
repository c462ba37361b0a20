import { asWritten } from "./local-time.ts";
import type { Played } from "./play.ts";
import type { Tempo } from "./tempo.ts";

interface Watched {
  readonly played: Played;
  readonly tempo: Tempo;
  readonly rows: number;
  readonly say: (line: string) => void;
}

const everyMs = 2_000;

/** One line that a person can follow: overwritten on a terminal, every ten seconds elsewhere. Returns what ends it. */
export function showProgress({ played, tempo, rows, say }: Watched): () => void {
  const began = Date.now();
  let before = { at: began, commands: 0 };
  let ticks = 0;
  const line = (): string => {
    const now = Date.now();
    const rate = ((played.commands - before.commands) * 1_000) / Math.max(1, now - before.at);
    before = { at: now, commands: played.commands };
    const failed = [...played.failures.values()].reduce((sum, count) => sum + count, 0);
    const behind = tempo.behindSeconds();
    return [
      `${played.rows} of ${rows} rows`,
      `data time ${asWritten(tempo.now())}`,
      `${Math.round(rate)} commands/s`,
      `${failed} refused`,
      ...(behind > 1 ? [`${behind.toFixed(1)} s behind`] : []),
      `${Math.round((now - began) / 1_000)} s`,
    ].join(", ");
  };
  const timer = setInterval(() => {
    ticks += 1;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line()}`);
    else if (ticks % 5 === 0) say(line());
  }, everyMs);
  return () => {
    clearInterval(timer);
    if (process.stdout.isTTY) process.stdout.write("\r\u001b[K");
    const seconds = (Date.now() - began) / 1_000;
    say(`${played.rows} of ${rows} rows played in ${seconds.toFixed(1)} s: ${played.commands} commands, ${Math.round(played.commands / seconds)} a second on average`);
    for (const [what, took] of played.took) say(`  ${what}: ${took.length} times, ${percentile(took, 0.5)} ms in the middle, ${percentile(took, 0.99)} ms at p99`);
  };
}

const percentile = (values: readonly number[], part: number): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0);
