import { useWords } from "@najda/client/react";

/** Beside what was pressed: it has not gone out yet. */
export function Queued({ when }: { readonly when: boolean }) {
  const { t } = useWords();
  return when ? (
    <p role="status" className="queued">
      {t("common.state.queued")}
    </p>
  ) : null;
}
