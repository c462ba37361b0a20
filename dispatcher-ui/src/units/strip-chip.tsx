import { Bdi, useFormat, useWords } from "@najda/client/react";
import { CoveringMark } from "../coverage/covering-mark.tsx";
import { Elapsed } from "../incidents/elapsed.tsx";
import { answerDueAfter } from "../incidents/overdue.ts";
import type { StripUnit } from "./strips.ts";

interface Props {
  readonly id: string;
  readonly shown: StripUnit;
  readonly selected: boolean;
  readonly place: { readonly index: number; readonly count: number };
  /** Age of the position in seconds, where it is old. */
  readonly oldSeconds: number | undefined;
  choose(): void;
}

/** A unit in its strip: code, call sign, and a clock where somebody waits or a position has grown old. */
export function StripChip({ id, shown, selected, place, oldSeconds, choose }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const { unit, status, assignment } = shown;
  return (
    // Keys are heard by the strip, which has the focus (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-setsize={place.count}
      aria-posinset={place.index + 1}
      className="strip-cell"
      onClick={choose}
    >
      <span className="chip" data-status={status.state} title={t(`statuses.${status.state}`)}>
        <Bdi className="code">{status.code}</Bdi>{" "}
        <Bdi className="truncate">{unit.callSign}</Bdi>{" "}
        <span className="sr-only">{t(`statuses.${status.state}`)}</span>
        {status.state === "dispatched" && assignment !== undefined && (
          <span className="caution">
            <Elapsed since={assignment.statusSince} overdueAfter={answerDueAfter(assignment)} />
          </span>
        )}
        <CoveringMark unitId={unit.id} />
        {oldSeconds !== undefined && <Bdi className="faint">{format.age(oldSeconds)}</Bdi>}
      </span>
    </div>
  );
}
