import { createContext, useContext, useEffect, useMemo } from "react";
import type { ReactNode } from "react";
import { ReportInput } from "@najda/protocol";
import type { ReportState } from "@najda/protocol";
import { useConnection, useEvents, useNajda, useOutbox } from "@najda/client/react";
import { phone, useKept } from "../phone/kept.ts";
import type { KnownReports } from "../phone/records.ts";
import { withReport } from "./report-list.ts";

/** A report that has not left this phone yet. */
export interface WaitingReport {
  readonly id: string;
  readonly kind: string;
  readonly madeAt: number;
}

interface Reports extends KnownReports {
  readonly waiting: readonly WaitingReport[];
  readonly note: (report: ReportState) => void;
}

const ReportsContext = createContext<Reports | undefined>(undefined);

/** What this phone has reported: as the server last said, live while it is connected, and what still waits here. */
export function ReportsProvider({ children }: { readonly children: ReactNode }) {
  const najda = useNajda();
  const known = useKept(phone.reports);
  const outbox = useOutbox();
  const live = useConnection().state === "live";
  useEffect(() => {
    if (!live) return;
    void najda.send("report:mine", {}).then((sent) => {
      if (sent.kind === "done") void phone.reports.change(() => ({ at: Date.now(), reports: sent.value.reports }));
    });
  }, [najda, live]);
  useEvents((event) => {
    if (event.name !== "report:changed") return;
    const { id, trackingNumber, kind, filedAt, status } = event.payload.report;
    noteReport({ id, trackingNumber, kind, filedAt, status });
  });
  const value = useMemo<Reports>(() => {
    const waiting = outbox.waiting.flatMap(({ name, input, madeAt }) => {
      const report = name === "report:file" ? ReportInput.safeParse(input).data : undefined;
      return report === undefined ? [] : [{ id: report.id, kind: report.kind, madeAt }];
    });
    return { ...known, waiting, note: noteReport };
  }, [known, outbox]);
  return <ReportsContext value={value}>{children}</ReportsContext>;
}

const noteReport = (report: ReportState): void =>
  void phone.reports.change(({ reports }) => ({ at: Date.now(), reports: withReport(reports, report) }));

export function useReports(): Reports {
  const reports = useContext(ReportsContext);
  if (reports === undefined) throw new Error("useReports is used outside ReportsProvider");
  return reports;
}
