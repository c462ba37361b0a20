import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useNajda, useNow, useWords } from "@najda/client/react";
import { direction } from "@najda/client/translations";
import { useDesk } from "../shell/desk.tsx";
import { focusPanel } from "../shell/focus.ts";
import { chipAfterKey, chipRows } from "./chip-rows.ts";
import { StripChip } from "./strip-chip.tsx";
import type { Strip, StripUnit } from "./strips.ts";

const rowHeight = 30;
/** Pixels of the strip's own edges. */
const edges = 24;

/** One service. Chips are packed into rows by their estimated widths; only the rows in view exist, so that 5,000 units cost as much as fifty. */
export function UnitStrip({ strip }: { readonly strip: Strip }) {
  const { t, language } = useWords();
  const desk = useDesk();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(300);
  useEffect(() => {
    if (scroller.current === null) return;
    const watcher = new ResizeObserver(([entry]) => entry !== undefined && setWidth(entry.contentRect.width));
    watcher.observe(scroller.current);
    return () => watcher.disconnect();
  }, []);
  const { units } = strip;
  const ages = useAges(units);
  const rows = useMemo(() => {
    const chips = units.map(({ unit, status }, index) => ({ callSign: unit.callSign, code: status.code, clock: status.state === "dispatched" || ages[index] !== undefined }));
    return chipRows(width - edges, chips);
  }, [units, ages, width]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 2 });

  const selectedId = desk.panel.kind === "unit" ? desk.panel.unitId : undefined;
  const at = units.findIndex(({ unit }) => unit.id === selectedId);
  const choose = ({ unit }: StripUnit): void => desk.show({ kind: "unit", unitId: unit.id });
  const press = (event: KeyboardEvent): void => {
    const forwards = direction(language) === "rtl" ? "ArrowLeft" : "ArrowRight";
    const next = chipAfterKey(event.key, at, { rows, count: units.length, forwards });
    const unit = units[next ?? -1];
    if (event.key === "Enter" && at >= 0 && !event.ctrlKey && !event.metaKey) focusPanel();
    else if (unit === undefined || next === undefined) return;
    else {
      choose(unit);
      virtual.scrollToIndex(rows.findLastIndex((start) => start <= next), { align: "auto" });
    }
    event.preventDefault();
  };

  return (
    <section className="unit-strip" aria-labelledby={`${id}head`}>
      <header id={`${id}head`}>
        <h3>{t(`console.units.${strip.service}`)}</h3>
        <span className={strip.onDuty > 0 && strip.free === 0 ? "caution number" : "dim number"}>
          {strip.onDuty === 0 ? t("console.units.noneOnDuty") : t("console.units.free", { free: strip.free, onDuty: strip.onDuty })}
        </span>
      </header>
      <div
        ref={scroller}
        className="strip-chips"
        role="listbox"
        aria-labelledby={`${id}head`}
        aria-activedescendant={at < 0 ? undefined : `${id}${units[at]?.unit.id ?? ""}`}
        tabIndex={0}
        onKeyDown={press}
      >
        <div className="row-space" role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => {
            const first = rows[row.index] ?? 0;
            return (
              <div key={row.key} className="strip-row" role="presentation" style={{ insetBlockStart: row.start }}>
                {units.slice(first, rows[row.index + 1] ?? units.length).map((each, index) => (
                  <StripChip
                    key={each.unit.id}
                    id={`${id}${each.unit.id}`}
                    shown={each}
                    selected={each.unit.id === selectedId}
                    place={{ index: first + index, count: units.length }}
                    oldSeconds={ages[first + index]}
                    choose={() => choose(each)}
                  />
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

/** From this age on a position is said to be old. */
const oldFrom = 60;
const none: readonly (number | undefined)[] = [];

/** For each unit the age of its position in seconds where it is old; looked at every five seconds, not at each position. */
function useAges(units: readonly StripUnit[]): readonly (number | undefined)[] {
  const { tracking } = useNajda();
  const now = useNow(5000);
  return useMemo(() => {
    const ages = units.map(({ unit, status }) => {
      const position = status.state === "off-duty" ? undefined : tracking.newest().get(unit.id);
      const seconds = position === undefined ? 0 : (now - Date.parse(position.recordedAt)) / 1000;
      return seconds > oldFrom ? seconds : undefined;
    });
    return ages.some((age) => age !== undefined) ? ages : none;
  }, [units, tracking, now]);
}
