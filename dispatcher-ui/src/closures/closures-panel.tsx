import "./closures.css";
import type { Closure } from "@najda/protocol";
import { Bdi, Refusal, useBoard, useCommand, useFormat, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { useMapView } from "../map/map-context.tsx";
import { useDesk } from "../shell/desk.tsx";
import { useMay } from "../shell/use-may.ts";
import { Accuracy } from "./accuracy.tsx";
import { ClosureForm } from "./closure-form.tsx";

/** What is closed or slow at the moment, and how to close more. */
export function ClosuresPanel({ adding }: { readonly adding: boolean }) {
  const { t } = useWords();
  const desk = useDesk();
  const may = useMay();
  const closures = useBoard((board) => Object.values(board.closures)) ?? [];
  const newestFirst = closures.toSorted((a, b) => Date.parse(b.addedAt) - Date.parse(a.addedAt));
  if (adding) return <ClosureForm done={() => desk.show({ kind: "closures", adding: false })} />;
  return (
    <section className="closures" aria-label={t("console.streets.closures")}>
      <header className="panel-head">
        <h2>{t("console.streets.closures")}</h2>
      </header>
      {may("closure:add") && (
        <div className="actions">
          <button type="button" className="primary" onClick={() => desk.show({ kind: "closures", adding: true })}>
            {t("console.streets.add")}
          </button>
        </div>
      )}
      {newestFirst.length === 0 && <p className="empty">{t("console.streets.none")}</p>}
      <ul role="list">
        {newestFirst.map((closure) => (
          <ClosureRow key={closure.id} closure={closure} />
        ))}
      </ul>
      {may("travel:accuracy") && <Accuracy />}
    </section>
  );
}

function ClosureRow({ closure }: { readonly closure: Closure }) {
  const { t } = useWords();
  const format = useFormat();
  const may = useMay();
  const map = useMapView();
  const { send, pending, refusal } = useCommand("closure:end");
  const { factor, until, reason, shape } = closure;
  const middle = shape.type === "LineString" ? shape.coordinates[0] : shape.coordinates[0]?.[0];
  return (
    <li className="listed">
      <p>
        <strong className={factor === undefined ? "closure-closed" : "closure-slow"}>
          {factor === undefined ? t("console.streets.closed") : t("console.streets.slow", { factor: format.number(factor, Number.isInteger(factor) ? 0 : 1) })}
        </strong>{" "}
        <Bdi>{reason}</Bdi>
      </p>
      <p className="dim">{until === undefined ? t("console.streets.untilEnded") : t("console.streets.until", { time: isolate(format.clock(until)) })}</p>
      <div className="actions">
        {middle !== undefined && (
          <button type="button" className="small" onClick={() => map.goTo(middle)}>
            {t("console.streets.show")}
          </button>
        )}
        {may("closure:end") && (
          <button type="button" className="small" disabled={pending} aria-label={t("console.streets.endOf", { reason: isolate(reason) })} onClick={() => void send({ closureId: closure.id })}>
            {t("console.streets.end")}
          </button>
        )}
      </div>
      <Refusal refusal={refusal} />
    </li>
  );
}
