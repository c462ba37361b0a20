import { intlTag } from "./language.ts";
import type { Language } from "./language.ts";
import { wordsOf } from "./tables.ts";

/** Fills the plain `{name}` places of a message that needs no plural rules. */
const fill = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n ${language} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const fresh = new Intl.NumberFormat(intlTag(language), options);
  made.set(key, fresh);
  return fresh;
}

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d ${language} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const fresh = new Intl.DateTimeFormat(intlTag(language), options);
  made.set(key, fresh);
  return fresh;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** "38,000"; `digits` are those after the point. */
export const formatNumber = (value: number, language: Language, digits = 0): string =>
  numbers(language, { maximumFractionDigits: digits }).format(value);

/** "0.2 s", "48 s", "3 min", "2 h 5 min", "3 d": how old something is. Tenths are rounded up: nothing looks fresher than it is. */
export function formatAge(seconds: number, language: Language): string {
  const { time } = wordsOf(language).common;
  const age = Math.max(0, seconds);
  if (age < 1) return fill(time.seconds, { value: formatNumber(Math.max(0.1, Math.ceil(age * 10) / 10), language, 1) });
  if (age < 60) return fill(time.seconds, { value: formatNumber(Math.floor(age), language) });
  const minutes = Math.floor(age / 60);
  if (minutes < 60) return fill(time.minutes, { value: formatNumber(minutes, language) });
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return fill(time.days, { value: formatNumber(Math.floor(hours / 24), language) });
  if (minutes % 60 === 0) return fill(time.hours, { value: formatNumber(hours, language) });
  return fill(time.hoursMinutes, { hours: formatNumber(hours, language), minutes: formatNumber(minutes % 60, language) });
}

/** "2:54", "1:02:03": a running clock, the same in every language. */
export function formatDuration(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  return seconds < 0 ? `-${text}` : text;
}

/** "14:07:32", or "14:07" without seconds. Local time of this device unless `timeZone` (IANA name) says otherwise. */
export function formatClock(at: Date | string, language: Language, options: { seconds?: boolean; timeZone?: string } = {}): string {
  return dates(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(options.seconds === false ? {} : { second: "2-digit" }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
  }).format(new Date(at));
}

/** "21 Nov 2026, 14:07". */
export const formatMoment = (at: Date | string, language: Language): string =>
  dates(language, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" }).format(new Date(at));

/** "18 m", "240 m", "4.1 km". Above a hundred metres to the nearest ten. */
export function formatDistance(metres: number, language: Language): string {
  const { distance } = wordsOf(language).common;
  if (metres >= 995) return fill(distance.kilometres, { value: formatNumber(metres / 1000, language, metres < 9950 ? 1 : 0) });
  const rounded = metres < 100 ? Math.round(metres) : Math.round(metres / 10) * 10;
  return fill(distance.metres, { value: formatNumber(rounded, language) });
}

/** "±18 m": how wrong a place may be. */
export const formatAccuracy = (metres: number, language: Language): string =>
  fill(wordsOf(language).common.distance.accuracy, { distance: formatDistance(metres, language) });
