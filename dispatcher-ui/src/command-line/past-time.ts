import { foldDigits } from "./fold.ts";

/** "@14:05" anywhere in a line: when it happened, for what is entered afterwards. The line comes back without it. */
export function takePastTime(line: string, now: Date): { line: string; at?: string } {
  const match = /(^|\s)@(\d{1,2}):(\d{2})(?=\s|$)/.exec(foldDigits(line));
  if (match === null) return { line };
  const [hours, minutes] = [Number(match[2]), Number(match[3])];
  if (hours > 23 || minutes > 59) return { line };
  const at = new Date(now);
  at.setHours(hours, minutes, 0, 0);
  // A time that has not come yet was yesterday's.
  if (at > now) at.setDate(at.getDate() - 1);
  const without = `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`;
  return { line: without.replaceAll(/\s+/g, " ").trim(), at: at.toISOString() };
}
