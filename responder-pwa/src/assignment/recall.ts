import type { Assignment, Incident } from "@najda/protocol";

/** What the crew was last shown as its task. */
export interface Held {
  readonly assignment: Assignment;
  readonly incident: Incident | undefined;
}

/**
 * What this device remembers over a reload: the task it showed, the one that was taken away and not yet acknowledged,
 * which tasks the crew ended itself, and how the others ended as far as an event has told.
 */
export interface Memory {
  readonly held?: Held | undefined;
  readonly recalled?: Held | undefined;
  readonly endedHere: readonly string[];
  readonly endings: Readonly<Record<string, Pick<Assignment, "status" | "reason">>>;
}

export const nothingRemembered: Memory = { endedHere: [], endings: {} };

/** How many ended tasks are worth remembering. */
const most = 20;

/** The task on the board now, or none. A task that is gone without this crew having ended it was taken away. */
export function afterBoard(memory: Memory, onBoard: Held | undefined): Memory {
  const { held } = memory;
  const gone = held !== undefined && held.assignment.id !== onBoard?.assignment.id;
  const takenAway = gone && !memory.endedHere.includes(held.assignment.id);
  return { ...memory, held: onBoard, recalled: takenAway ? held : memory.recalled };
}

/** The crew finished or refused it on this device. */
export const endedByCrew = (memory: Memory, assignmentId: string): Memory => ({
  ...memory,
  endedHere: [...memory.endedHere.filter((id) => id !== assignmentId), assignmentId].slice(-most),
});

/** The server said how a task ended. */
export function heardEnding(memory: Memory, assignment: Assignment): Memory {
  if (assignment.active) return memory;
  const kept = Object.entries(memory.endings).slice(1 - most);
  const { status, reason } = assignment;
  return { ...memory, endings: { ...Object.fromEntries(kept), [assignment.id]: reason === undefined ? { status } : { status, reason } } };
}

export const recallAcknowledged = (memory: Memory): Memory => ({ ...memory, recalled: undefined });
