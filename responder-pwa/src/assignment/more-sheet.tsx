import { useWords } from "@najda/client/react";
import { Sheet } from "../shell/sheet.tsx";
import type { ReportedStatus } from "./next-buttons.ts";

interface Props {
  readonly statuses: readonly ReportedStatus[];
  readonly close: () => void;
  readonly press: (status: ReportedStatus) => void;
}

/** The legal steps that are not the usual next one. */
export function MoreSheet({ statuses, close, press }: Props) {
  const { t } = useWords();
  return (
    <Sheet title={t("responder.work.lessUsual")} close={close}>
      <p className="dim">{t("responder.work.skipHint")}</p>
      <div className="choices">
        {statuses.map((status) => (
          <button key={status} type="button" onClick={() => press(status)}>
            {t(`responder.report.${status}`)}
          </button>
        ))}
      </div>
    </Sheet>
  );
}
