import { useEffect, useState, type CSSProperties } from "react";
import type { CoverageView, Service } from "@najda/protocol";
import { coverageColours, drawCoverage } from "@najda/client/map";
import { useBoard, useFormat, useWords } from "@najda/client/react";
import { useMapView } from "../map/map-context.tsx";
import { useMay } from "../shell/use-may.ts";
import { MoveUpChoices } from "./move-up-choices.tsx";
import { OpenGaps } from "./open-gaps.tsx";
import { OrderedMoveUps } from "./ordered-move-ups.tsx";
import { useCoverage } from "./use-coverage.ts";

const levels = ["none", "one", "more"] as const;
/** The plus stands after the number in either direction of writing (UAX #9, LRI and PDI). */
const signs = { none: "0", one: "1", more: "\u20662+\u2069" } as const;

/** What the colours on the map mean, how many people that is, and what to do where nobody is covered. Drawn as long as it is shown. */
export function CoverageLegend({ unitId }: { readonly unitId: string | undefined }) {
  const { t } = useWords();
  const may = useMay();
  const { view } = useMapView();
  const [service, setService] = useState<Service>("ambulance");
  const [asking, setAsking] = useState(false);
  const { services, grid, coverage, loading } = useCoverage(service, unitId);
  // Whoever looks at a unit looks at its service.
  const ofUnit = useBoard((board) => board.units[unitId ?? ""]?.service);
  useEffect(() => {
    if (ofUnit !== undefined && services.includes(ofUnit)) setService(ofUnit);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ofUnit]);
  useEffect(() => {
    if (view !== undefined) void drawCoverage(view, grid, coverage).catch(() => undefined);
  }, [view, grid, coverage]);
  useEffect(() => () => void (view && drawCoverage(view, undefined, undefined).catch(() => undefined)), [view]);

  return (
    <section className="coverage-legend" aria-label={t("coverage.title")}>
      <label>
        {t("coverage.title")}
        <select value={service} onChange={(event) => setService(services.find((each) => each === event.target.value) ?? service)}>
          {(services.length === 0 ? [service] : services).map((each) => (
            <option key={each} value={each}>
              {t(`console.units.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {coverage === undefined && !loading && <p className="dim">{t(grid === undefined ? "coverage.noMap" : "coverage.unknown")}</p>}
      {coverage !== undefined && <Figures coverage={coverage} />}
      <ul role="list" className="coverage-levels">
        {levels.map((level) => (
          <li key={level}>
            <span className="swatch number" style={{ "--swatch": coverageColours[level] } as CSSProperties}>
              {signs[level]}
            </span>{" "}
            {t(`coverage.legend.${level}`)}
          </li>
        ))}
      </ul>
      {coverage?.reach !== undefined && <p className="dim">{t("coverage.ownReach")}</p>}
      {grid !== undefined && <p className="dim">{t(grid.source === "file" ? "coverage.estimateFile" : "coverage.estimateBuildings")}</p>}
      <OpenGaps service={service} />
      <OrderedMoveUps />
      {may("moveup:suggest") && coverage !== undefined && (
        <button type="button" className="small" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          {t("coverage.suggestAll")}
        </button>
      )}
      {asking && <MoveUpChoices service={service} gapId={undefined} />}
    </section>
  );
}

function Figures({ coverage }: { readonly coverage: CoverageView }) {
  const { t } = useWords();
  const format = useFormat();
  const percent = (people: number): string => format.number(coverage.people === 0 ? 0 : (100 * people) / coverage.people, 0);
  const { minutes, zoneMinutes } = coverage;
  const within =
    zoneMinutes === undefined
      ? t("coverage.within", { minutes: format.number(minutes) })
      : t(zoneMinutes.least === zoneMinutes.most ? "coverage.withinZone" : "coverage.withinZones", { minutes: format.number(minutes), least: format.number(zoneMinutes.least), most: format.number(zoneMinutes.most) });
  return (
    <p className="number">
      <strong>{t("coverage.covered", { percent: percent(coverage.covered), twice: percent(coverage.coveredTwice), people: format.number(coverage.people) })}</strong>{" "}
      {within} <span className="dim">{t("coverage.asOf", { time: format.clock(coverage.at) })}</span>
    </p>
  );
}
