import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { StatusReport } from "@najda/protocol";
import type { Assignment, Board, Incident } from "@najda/protocol";
import { useBoard, useCommand, useEvents, useOutbox } from "@najda/client/react";
import type { Sending } from "@najda/client/react";
import { asReported } from "./as-reported.ts";
import type { Reported } from "./as-reported.ts";
import { keepMemory, readMemory } from "./memory-store.ts";
import type { ReportedStatus } from "./next-buttons.ts";
import { afterBoard, endedByCrew, heardEnding, recallAcknowledged } from "./recall.ts";
import type { Held, Memory } from "./recall.ts";

/** The crew's task as this device shows it. */
export interface Task {
  /** With what has been pressed and not been sent yet; undefined when there is none. */
  readonly assignment: Assignment | undefined;
  readonly incident: Incident | undefined;
  /** Reports of it that wait in the outbox. */
  readonly waiting: number;
  readonly recalled: (Held & { readonly ending: Memory["endings"][string] | undefined }) | undefined;
  readonly report: (status: ReportedStatus, more?: { reason?: string; destination?: string }) => void;
  readonly sending: Pick<Sending<"assignment:report">, "pending" | "refusal">;
  readonly acknowledgeRecall: () => void;
}

type Change = (memory: Memory) => Memory;

const activeOf = (board: Board, unitId: string): Assignment | undefined =>
  Object.values(board.assignments).find((assignment) => assignment.unitId === unitId && assignment.active);

/** Follows the board, the outbox and what is remembered over a reload; one for each signed-in crew. */
export function useTask(unitId: string): Task {
  const onBoard = useBoard((board) => activeOf(board, unitId));
  const incident = useBoard((board) => (onBoard === undefined ? undefined : board.incidents[onBoard.incidentId]));
  const loaded = useBoard((board) => board.number >= 0) ?? false;
  const [memory, change] = useReducer((before: Memory, step: Change) => step(before), unitId, readMemory);
  const [confirmed, setConfirmed] = useState<Assignment>();
  const { send, pending, refusal } = useCommand("assignment:report");
  const { waiting } = useOutbox();

  useEffect(() => {
    if (loaded) change((before) => afterBoard(before, onBoard === undefined ? undefined : { assignment: onBoard, incident }));
  }, [loaded, onBoard, incident]);
  useEffect(() => keepMemory(unitId, memory), [unitId, memory]);
  useEvents((event) => {
    if (event.name === "assignment:changed" && event.payload.unitId === unitId) {
      const { payload } = event;
      change((before) => heardEnding(before, payload));
    }
  });

  const report = useCallback(
    (status: ReportedStatus, more: { reason?: string; destination?: string } = {}) => {
      if (onBoard === undefined) return;
      if (status === "cleared" || status === "refused") change((before) => endedByCrew(before, onBoard.id));
      void send({ assignmentId: onBoard.id, status, reportedAt: new Date().toISOString(), ...more }).then((sent) => {
        if (sent.kind === "done") setConfirmed(sent.value);
      });
    },
    [onBoard, send],
  );

  const queued = useMemo(() => reportsIn(waiting.map(({ name, input }) => ({ name, input }))), [waiting]);
  const known = newer(onBoard, confirmed);
  const shown = known === undefined ? undefined : asReported(known, queued);
  const { recalled } = memory;
  return {
    assignment: shown?.assignment,
    incident,
    waiting: shown?.waiting ?? 0,
    recalled: recalled === undefined ? undefined : { ...recalled, ending: memory.endings[recalled.assignment.id] },
    report,
    sending: { pending, refusal },
    acknowledgeRecall: () => change(recallAcknowledged),
  };
}

/** The answer to a report may be here before its event: the newer of the two is the truth. */
function newer(onBoard: Assignment | undefined, confirmed: Assignment | undefined): Assignment | undefined {
  if (onBoard === undefined || confirmed?.id !== onBoard.id) return onBoard;
  const truth = confirmed.version > onBoard.version ? confirmed : onBoard;
  return truth.active ? truth : undefined;
}

function reportsIn(entries: readonly { readonly name: string; readonly input: unknown }[]): Reported[] {
  return entries.flatMap(({ name, input }) => {
    const read = name === "assignment:report" ? StatusReport.safeParse(input) : undefined;
    return read?.success === true ? [read.data] : [];
  });
}
