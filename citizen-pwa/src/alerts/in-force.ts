import type { PublishedAlert } from "@najda/protocol";

/** An ended alert stays readable for so long, so that who looks at the phone late still learns that it is over. */
export const endedStaysMs = 6 * 3_600_000;

/** The alerts of this phone with one more: a newer version of an alert replaces the older, whichever came first. */
export function withAlert(known: readonly PublishedAlert[], heard: PublishedAlert): readonly PublishedAlert[] {
  const before = known.find((alert) => alert.alertId === heard.alertId);
  if (before !== undefined && !isNewer(heard, before)) return known;
  return [...known.filter((alert) => alert !== before), heard];
}

function isNewer(heard: PublishedAlert, before: PublishedAlert): boolean {
  if (heard.version !== before.version) return heard.version > before.version;
  // An end is newer than what it ends even if both carry the same version.
  if (heard.kind !== before.kind) return before.kind === "alert";
  // What was pushed has one language and a coarse outline; the page's own connection brings the whole of it.
  return before.cells.length === 0 && heard.cells.length > 0;
}

const severities: readonly PublishedAlert["severity"][] = ["Extreme", "Severe", "Moderate", "Minor"];

/** What there is to see now, the most severe first; a real alert before an exercise, an alert before an all-clear. */
export function inForce(known: readonly PublishedAlert[], now: number): readonly PublishedAlert[] {
  return known.filter((alert) => counts(alert, now)).toSorted((a, b) => rank(a) - rank(b) || Date.parse(b.sentAt) - Date.parse(a.sentAt));
}

function counts(alert: PublishedAlert, now: number): boolean {
  if (alert.kind === "alert") return Date.parse(alert.expires) > now;
  return now - Date.parse(alert.sentAt) < endedStaysMs;
}

function rank(alert: PublishedAlert): number {
  const ended = alert.kind === "alert" ? 0 : 100;
  return ended + (alert.capStatus === "Exercise" ? 10 : 0) + severities.indexOf(alert.severity);
}

/** What is kept on the phone: everything of the last two days, so that an old one can't come back as news. */
export const worthKeeping = (known: readonly PublishedAlert[], now: number): readonly PublishedAlert[] =>
  known.filter((alert) => Math.max(Date.parse(alert.expires), Date.parse(alert.sentAt)) > now - 2 * 86_400_000);
