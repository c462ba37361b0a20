import { useWords } from "@najda/client/react";
import type { Alert } from "@najda/protocol";

/** Whether the public is warned or people practise: never to be taken for each other, in colour, stripes and words. */
export function CapMark({ status }: { readonly status: Alert["capStatus"] }) {
  const { t } = useWords();
  return status === "Exercise" ? <span className="cap-mark exercise">{t("console.alerts.exerciseMark")}</span> : <span className="cap-mark actual">{t("console.alerts.actual")}</span>;
}
