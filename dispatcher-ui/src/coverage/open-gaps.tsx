import type { Service } from "@najda/protocol";
import { useBoard, useFormat, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { zoneName } from "./zone-name.ts";

/** The zones without a free unit of a service, seen or not. */
export function OpenGaps({ service }: { readonly service: Service }) {
  const words = useWords();
  const { t } = words;
  const format = useFormat();
  const gaps = useBoard((board) => Object.values(board.gaps).filter((gap) => gap.service === service)) ?? [];
  if (gaps.length === 0) return null;
  return (
    <>
      <h3>{t("coverage.gaps")}</h3>
      <ul role="list" className="coverage-list">
        {gaps.map((gap) => (
          <li key={gap.id}>
            <strong>{zoneName(gap, words)}</strong>{" "}
            <span className="dim number">{t("coverage.gapSince", { time: format.clock(gap.since), people: format.number(gap.people) })}</span>{" "}
            {gap.acknowledgedBy !== undefined && <span className="dim">{t("coverage.acknowledgedBy", { name: isolate(gap.acknowledgedBy) })}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
