import { LngLat, PublishedAlert, ReceiptKind, ReportState } from "@najda/protocol";
import type { Spot } from "../alerts/nearness.ts";

/** One kind of thing that is kept on the phone: its key, and how what is found there is read. Never throws. */
export interface RecordKind<T> {
  readonly key: string;
  readonly read: (raw: unknown) => T;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (raw: unknown): raw is Fields => typeof raw === "object" && raw !== null && !Array.isArray(raw);
const listOf = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? raw : []);
const present = <T>(value: T | undefined): value is T => value !== undefined;

/** A place the person saved. It never leaves the phone; only its cell does. */
export interface SavedPlace {
  readonly name: Exclude<Spot["name"], "here">;
  readonly at: LngLat;
}

/** Where the phone was last, by its own receiver. `recordedAt` in milliseconds since 1970. */
export interface Here {
  readonly at: LngLat;
  readonly accuracyMetres: number;
  readonly recordedAt: number;
}

/** Which receipts were sent for an alert: each kind once. */
export type Told = Readonly<Record<string, readonly ReceiptKind[]>>;

/** The reports of this phone as the server last told them, and when. */
export interface KnownReports {
  readonly at: number;
  readonly reports: readonly ReportState[];
}

/** How this phone is subscribed; `endpoint` tells whether the browser has changed its address since. */
export interface Subscribed {
  readonly id: string;
  readonly endpoint: string;
  readonly saved: string;
}

const placeNames = ["home", "work", "other"] as const;

function placeFrom(raw: unknown): SavedPlace | undefined {
  if (!isFields(raw)) return undefined;
  const name = placeNames.find((each) => each === raw["name"]);
  const at = LngLat.safeParse(raw["at"]).data;
  return name === undefined || at === undefined ? undefined : { name, at };
}

function hereFrom(raw: unknown): Here | undefined {
  if (!isFields(raw)) return undefined;
  const { accuracyMetres, recordedAt } = raw;
  const at = LngLat.safeParse(raw["at"]).data;
  if (at === undefined || typeof accuracyMetres !== "number" || typeof recordedAt !== "number") return undefined;
  return { at, accuracyMetres, recordedAt };
}

function toldFrom(raw: unknown): Told {
  if (!isFields(raw)) return {};
  return Object.fromEntries(
    Object.entries(raw).map(([alertId, kinds]) => [alertId, listOf(kinds).map((kind) => ReceiptKind.safeParse(kind).data).filter(present)]),
  );
}

function reportsFrom(raw: unknown): KnownReports {
  if (!isFields(raw) || typeof raw["at"] !== "number") return { at: 0, reports: [] };
  return { at: raw["at"], reports: listOf(raw["reports"]).map((report) => ReportState.safeParse(report).data).filter(present) };
}

function subscribedFrom(raw: unknown): Subscribed | undefined {
  if (!isFields(raw)) return undefined;
  const { id, endpoint, saved } = raw;
  return typeof id === "string" && typeof endpoint === "string" && typeof saved === "string" ? { id, endpoint, saved } : undefined;
}

const textFrom = (raw: unknown): string | undefined => (typeof raw === "string" ? raw : undefined);

/** Everything that is kept on the phone. What an older version wrote and we can't read is left out, never guessed. */
export const records = {
  places: { key: "places", read: (raw) => listOf(raw).map(placeFrom).filter(present) } as RecordKind<readonly SavedPlace[]>,
  here: { key: "here", read: hereFrom } as RecordKind<Here | undefined>,
  alerts: { key: "alerts", read: (raw) => listOf(raw).map((alert) => PublishedAlert.safeParse(alert).data).filter(present) } as RecordKind<readonly PublishedAlert[]>,
  told: { key: "told", read: toldFrom } as RecordKind<Told>,
  reports: { key: "reports", read: reportsFrom } as RecordKind<KnownReports>,
  subscribed: { key: "subscribed", read: subscribedFrom } as RecordKind<Subscribed | undefined>,
  /** When an alert or a test last reached this phone, ISO 8601. */
  proven: { key: "proven", read: textFrom } as RecordKind<string | undefined>,
  /** For the service worker, which can't see the page's choice. */
  language: { key: "language", read: textFrom } as RecordKind<string | undefined>,
} as const;
