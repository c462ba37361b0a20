import type { Row } from "./rows.ts";

/** A code made from the file's words: "Gas Leak (Natural and LP Gases)" becomes gas-leak-natural-and-lp-gases. */
export const codeOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);

/** The service's own scale: E is the most urgent, then 3 (lights and siren), then 2. */
export const priorityOf = (written: string): number => ({ E: 1, "3": 2, "2": 3 })[written] ?? 4;

const byType: Readonly<Record<string, readonly string[]>> = {
  ENGINE: ["engine"],
  TRUCK: ["ladder"],
  MEDIC: ["als", "bls"],
  PRIVATE: ["bls"],
  CHIEF: ["command"],
  "RESCUE CAPTAIN": ["als", "command"],
  "RESCUE SQUAD": ["rescue"],
  INVESTIGATION: ["investigation"],
  SUPPORT: ["support"],
};

/** What a unit can do, by its type; an engine with a paramedic on board is an ALS engine. */
export function capabilitiesOf(rows: readonly Row[]): string[] {
  const type = rows[0]?.unitType ?? "";
  const isAls = rows.some((row) => row.isAls) && ["ENGINE", "MEDIC", "RESCUE CAPTAIN"].includes(type);
  return [...new Set([...(byType[type] ?? []), ...(isAls ? ["als"] : [])])];
}

const needs: Readonly<Record<string, readonly string[]>> = {
  "Medical Incident": ["als"],
  "Structure Fire": ["engine", "ladder", "command"],
  Alarms: ["engine", "ladder"],
  "Traffic Collision": ["engine", "als"],
  "Water Rescue": ["rescue", "als"],
};

/** What the first alarm of a type needs. */
export const needsOf = (type: string): { capability: string; count: number }[] =>
  (needs[type] ?? ["engine"]).map((capability) => ({ capability, count: 1 }));
