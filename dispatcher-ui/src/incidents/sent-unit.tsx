import { useState } from "react";
import type { Arrival, Assignment } from "@najda/protocol";
import { Bdi, useBoard, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { useJoin } from "../shell/use-join.ts";
import { useMay } from "../shell/use-may.ts";
import { UnitChip } from "../units/unit-chip.tsx";
import { unitStatus } from "../units/unit-status.ts";
import { AssignmentActions } from "./assignment-actions.tsx";
import { ArrivalTime } from "./arrival.tsx";
import { Elapsed } from "./elapsed.tsx";
import { ladder, rungs } from "./ladder.ts";
import { answerDueAfter } from "./overdue.ts";

interface Props {
  readonly assignment: Assignment;
  /** While it is under way. */
  readonly arrival: Arrival | undefined;
}

/** One unit on the incident: its ladder, its status with a clock, and what the desk can report for it. */
export function SentUnit({ assignment, arrival }: Props) {
  const { t } = useWords();
  const join = useJoin();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const unit = useBoard((board) => board.units[assignment.unitId]);
  const steps = ladder(assignment);
  const callSign = unit?.callSign ?? "";
  const done = rungs.filter((rung) => steps[rung] === "done").map((rung) => t(`console.sent.${rung}`));
  return (
    <li className="sent-unit">
      <UnitChip callSign={callSign} status={unitStatus(unit ?? { duty: "in-service" }, assignment)} />
      <span className="ladder" role="img" aria-label={t("console.sent.step", { unit: callSign, steps: join(done) })}>
        {rungs.map((rung) => (
          <span key={rung} data-rung={steps[rung]} />
        ))}
      </span>
      <Elapsed since={assignment.statusSince} overdueAfter={answerDueAfter(assignment)} />
      {may("assignment:report") && (
        <button type="button" className="small" aria-expanded={open} aria-label={t("console.sent.report", { unit: callSign })} onClick={() => setOpen(!open)}>
          <span aria-hidden="true">{open ? "▴" : "▾"}</span>
        </button>
      )}
      {arrival !== undefined && <ArrivalTime arrival={arrival} />}
      {assignment.flags.map(({ flag, status, reportedAt }) => (
        <span key={`${flag} ${status} ${reportedAt}`} className="flag caution">
          {t(`console.sent.${flag === "late" ? "late" : "skipped"}`, { status: isolate(t(`statuses.${status}`)) })}
        </span>
      ))}
      {assignment.destination !== undefined && <Bdi className="flag dim">{assignment.destination}</Bdi>}
      {open && <AssignmentActions assignment={assignment} callSign={callSign} done={() => setOpen(false)} />}
    </li>
  );
}
