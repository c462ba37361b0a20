import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

interface Row {
  readonly id: string;
}

interface Props<R extends Row> {
  readonly label: string;
  readonly rows: readonly R[];
  /** The row that the panel shows, if it is one of these. */
  readonly selectedId: string | undefined;
  /** Pixels before a row has been measured. */
  readonly rowHeight: number;
  readonly className?: string;
  choose(row: R): void;
  /** Enter: on to the panel. */
  open(row: R): void;
  children(row: R): ReactNode;
}

/**
 * A list of any length of which only what is in view exists: 5,000 rows cost as much as twelve. One stop for Tab; arrows,
 * Home, End and Page keys walk, and what they reach is chosen.
 */
export function RowList<R extends Row>({ label, rows, selectedId, rowHeight, className, choose, open, children }: Props<R>) {
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [walkedTo, setWalkedTo] = useState<string>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  const at = rows.findIndex((row) => row.id === (selectedId ?? walkedTo));
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
    // Only when the chosen row changes: rows that arrive above must not pull the list under the reader's eyes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedId, walkedTo]);

  const walkTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    setWalkedTo(row.id);
    choose(row);
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? rows.length - 1 : at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    };
    const next = steps[event.key];
    const row = rows[at];
    if (next !== undefined) walkTo(next);
    else if (event.key === "Enter" && row !== undefined && !event.ctrlKey && !event.metaKey) open(row);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className={className === undefined ? "row-list" : `row-list ${className}`}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `${prefix}${rows[at]?.id ?? ""}`}
      onKeyDown={press}
    >
      <div className="row-space" role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            // Keys are heard by the list, which has the focus (aria-activedescendant).
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={item.key}
              id={`${prefix}${row.id}`}
              ref={virtual.measureElement}
              data-index={item.index}
              role="option"
              tabIndex={-1}
              aria-selected={row.id === selectedId}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className="row"
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => {
                setWalkedTo(row.id);
                choose(row);
              }}
            >
              {children(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
