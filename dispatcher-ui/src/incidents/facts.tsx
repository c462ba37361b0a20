import type { Incident } from "@najda/protocol";
import { Bdi, useFormat, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { formatCoordinates } from "../map/coordinates.ts";
import { useDispositions } from "../shell/dispositions.tsx";

/** What is known of an incident: only what there is, the hazard in the colour of caution. */
export function Facts({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const format = useFormat();
  const { caller, hazard, narrative, accuracyMetres, disposition } = incident;
  const dispositions = useDispositions();
  return (
    <dl className="facts">
      {incident.silent === true && (
        <>
          <dt>{t("console.incident.silent")}</dt>
          <dd className="caution">{t("console.report.silent")}</dd>
        </>
      )}
      <dt>{t("console.incident.place")}</dt>
      <dd>
        {incident.address !== undefined && <Bdi>{incident.address}</Bdi>}
        <span className="dim">
          <Bdi>{formatCoordinates(incident.at)}</Bdi> {accuracyMetres !== undefined && <Bdi>{format.accuracy(accuracyMetres)}</Bdi>}
        </span>
      </dd>
      <dt>{t("console.incident.callers")}</dt>
      <dd>
        <span>
          {caller?.name === undefined
            ? t("console.incident.callersUnnamed", { count: incident.callCount })
            : t("console.incident.callersFirst", { count: incident.callCount, caller: isolate(caller.name) })}
        </span>
        {caller?.phone !== undefined && (
          <a href={`tel:${caller.phone}`} aria-label={t("console.incident.callBack", { phone: caller.phone })}>
            <Bdi>{caller.phone}</Bdi>
          </a>
        )}
      </dd>
      {disposition !== undefined && (
        <>
          <dt>{t("console.incident.outcome")}</dt>
          <dd>{format.outcome(disposition, dispositions.find((each) => each.code === disposition)?.names)}</dd>
        </>
      )}
      {hazard !== undefined && hazard !== "" && (
        <>
          <dt>{t("console.incident.hazard")}</dt>
          <dd className="caution">
            <Bdi>{hazard}</Bdi>
          </dd>
        </>
      )}
      {narrative !== undefined && narrative !== "" && (
        <>
          <dt>{t("console.incident.details")}</dt>
          <dd className="narrative">
            <Bdi>{narrative}</Bdi>
          </dd>
        </>
      )}
    </dl>
  );
}
