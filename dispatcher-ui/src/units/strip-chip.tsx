import { Bdi, useFormat, useWords } from "@najda/client/react";
import { Elapsed } from "../incidents/elapsed.tsx";
import { isUnacknowledged } from "../incidents/overdue.ts";
import type { StripUnit } from "./strips.ts";

interface Props {
  readonly id: string;
  readonly shown: StripUnit;
  readonly selected: boolean;
  readonly place: { readonly index: number; readonly count: number };
  /** Pixels within the strip. */
  readonly box: { readonly top: number; readonly start: number; readonly width: number };
  readonly positionAgeSeconds: number | undefined;
  choose(): void;
}

/** From this age on a position is said to be old. */
const oldSeconds = 60;

/** A unit in its strip: code, call sign, and a clock where somebody waits or a position has grown old. */
export function StripChip({ id, shown, selected, place, box, positionAgeSeconds, choose }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const { unit, status, assignment } = shown;
  const old = positionAgeSeconds !== undefined && positionAgeSeconds > oldSeconds && status.state !== "off-duty";
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
      aria-label={t("console.units.chip", { unit: unit.callSign, status: t(`statuses.${status.state}`) })}
      className="strip-cell"
      style={{ insetBlockStart: box.top, insetInlineStart: box.start, inlineSize: box.width }}
      onClick={choose}
    >
      <span className="chip" data-status={status.state} title={t(`statuses.${status.state}`)}>
        <Bdi className="code">{status.code}</Bdi>
        <Bdi className="truncate">{unit.callSign}</Bdi>
        {status.state === "dispatched" && assignment !== undefined && (
          <span className="caution">
            <Elapsed since={assignment.statusSince} overdue={isUnacknowledged(assignment, Date.now())} />
          </span>
        )}
        {old && <Bdi className="faint">{format.age(positionAgeSeconds)}</Bdi>}
      </span>
    </div>
  );
}
