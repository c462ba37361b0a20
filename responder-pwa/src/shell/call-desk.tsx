import { useInstallation, useWords } from "@najda/client/react";

/** The control room by phone; nothing where the installation has no number for it. */
export function CallDesk() {
  const { t } = useWords();
  const { deskNumber } = useInstallation();
  if (deskNumber === undefined) return null;
  return (
    <a className="button" href={`tel:${deskNumber}`}>
      {t("responder.callDesk")}
    </a>
  );
}
