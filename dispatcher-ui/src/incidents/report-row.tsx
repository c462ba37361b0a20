import type { Report } from "@najda/protocol";
import { Bdi, useBoard, useFormat, useWords } from "@najda/client/react";
import { formatCoordinates } from "../map/coordinates.ts";
import { Elapsed } from "./elapsed.tsx";
import { PriorityMark } from "./priority.tsx";

/** A citizen's report that nobody has dealt with yet. */
export function ReportRow({ report, priority }: { readonly report: Report; readonly priority: number }) {
  const { t } = useWords();
  const format = useFormat();
  const type = useBoard((board) => board.incidentTypes[report.kind]);
  return (
    <>
      <PriorityMark priority={priority} />
      <span className="line">
        <span className="what">
          <span className="name">{format.type(type ?? report.kind)}</span> <Bdi className="faint">{report.trackingNumber}</Bdi>
        </span>
        <span className="when">
          <Elapsed since={report.filedAt} />
        </span>
      </span>
      <span className="line">
        <span className="where dim" dir="auto" translate="no">
          {report.address ?? formatCoordinates(report.at)}
        </span>
        <span className="state">
          {t(report.silent ? "console.lists.reportSilent" : "console.lists.report")}
        </span>
      </span>
    </>
  );
}
