import { Assignment, AssignmentStatus, Incident } from "@najda/protocol";
import type { Held, Memory } from "./recall.ts";
import { nothingRemembered } from "./recall.ts";

const keyOf = (unitId: string): string => `najda.responder.task.${unitId}`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

function heldFrom(raw: unknown): Held | undefined {
  if (!isRecord(raw)) return undefined;
  const assignment = Assignment.safeParse(raw["assignment"]);
  if (!assignment.success) return undefined;
  return { assignment: assignment.data, incident: Incident.safeParse(raw["incident"]).data };
}

function endingsFrom(raw: unknown): Memory["endings"] {
  if (!isRecord(raw)) return {};
  return Object.fromEntries(
    Object.entries(raw).flatMap(([id, ending]) => {
      const status = isRecord(ending) ? AssignmentStatus.safeParse(ending["status"]).data : undefined;
      if (status === undefined || !isRecord(ending)) return [];
      const reason = ending["reason"];
      return [[id, typeof reason === "string" ? { status, reason } : { status }]];
    }),
  );
}

/** What this device remembers of a unit's task. What an older version of the app wrote and we can't read is forgotten. */
export function readMemory(unitId: string): Memory {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(keyOf(unitId)) ?? "null");
    if (!isRecord(raw)) return nothingRemembered;
    const ended = Array.isArray(raw["endedHere"]) ? raw["endedHere"].filter((id) => typeof id === "string") : [];
    return { held: heldFrom(raw["held"]), recalled: heldFrom(raw["recalled"]), endedHere: ended, endings: endingsFrom(raw["endings"]) };
  } catch {
    return nothingRemembered;
  }
}

export const keepMemory = (unitId: string, memory: Memory): void => localStorage.setItem(keyOf(unitId), JSON.stringify(memory));
