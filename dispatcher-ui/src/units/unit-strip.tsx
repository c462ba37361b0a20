import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useNajda, useNow, useWords } from "@najda/client/react";
import { direction } from "@najda/client/translations";
import { useDesk } from "../shell/desk.tsx";
import { focusPanel } from "../shell/focus.ts";
import { chipAfterKey, chipGrid } from "./chip-grid.ts";
import { StripChip } from "./strip-chip.tsx";
import type { Strip, StripUnit } from "./strips.ts";

const rowHeight = 30;
/** Pixels of the strip's own edges. */
const edges = 24;

/** One service. Chips stand in equal columns; only the rows in view exist, so that 5,000 units cost as much as fifty. */
export function UnitStrip({ strip }: { readonly strip: Strip }) {
  const { t, language } = useWords();
  const desk = useDesk();
  const { tracking } = useNajda();
  const now = useNow(5000);
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
  const grid = chipGrid(width - edges, units.map(({ unit }) => unit.callSign));
  const virtual = useVirtualizer({ count: grid.rows, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 2 });

  const selectedId = desk.panel.kind === "unit" ? desk.panel.unitId : undefined;
  const at = units.findIndex(({ unit }) => unit.id === selectedId);
  const choose = ({ unit }: StripUnit): void => desk.show({ kind: "unit", unitId: unit.id });
  const press = (event: KeyboardEvent): void => {
    const forwards = direction(language) === "rtl" ? "ArrowLeft" : "ArrowRight";
    const next = chipAfterKey(event.key, at, { columns: grid.columns, count: units.length, forwards });
    const unit = units[next ?? -1];
    if (event.key === "Enter" && at >= 0 && !event.ctrlKey && !event.metaKey) focusPanel();
    else if (unit === undefined || next === undefined) return;
    else {
      choose(unit);
      virtual.scrollToIndex(Math.floor(next / grid.columns), { align: "auto" });
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
          {virtual.getVirtualItems().flatMap((row) =>
            units.slice(row.index * grid.columns, (row.index + 1) * grid.columns).map((each, column) => {
              const position = tracking.newest().get(each.unit.id);
              return (
                <StripChip
                  key={each.unit.id}
                  id={`${id}${each.unit.id}`}
                  shown={each}
                  selected={each.unit.id === selectedId}
                  place={{ index: row.index * grid.columns + column, count: units.length }}
                  box={{ top: row.start, start: column * grid.cellWidth, width: grid.cellWidth }}
                  positionAgeSeconds={position === undefined ? undefined : (now - Date.parse(position.recordedAt)) / 1000}
                  choose={() => choose(each)}
                />
              );
            }),
          )}
        </div>
      </div>
    </section>
  );
}
