import { useInstallation, useWords } from "@najda/client/react";
import { isolate } from "./isolate.ts";

/** The first thing on every screen: a phone works where the internet does not. */
export function EmergencyCall({ quiet = false }: { readonly quiet?: boolean }) {
  const { t } = useWords();
  const { emergencyNumber } = useInstallation();
  return (
    <a className={quiet ? "button emergency-call quiet" : "button emergency-call"} href={`tel:${emergencyNumber}`}>
      {t("citizen.call", { number: isolate(emergencyNumber) })}
    </a>
  );
}
