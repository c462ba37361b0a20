import { ToolIcon } from "@najda/client/map";
import { useWords } from "@najda/client/react";
import { useDesk } from "../shell/desk.tsx";

/** Among the map's tools: opens what is known of places beforehand. */
export function PremisesTool() {
  const { t } = useWords();
  const desk = useDesk();
  return (
    <button type="button" aria-label={t("zones.openPremises")} title={t("zones.openPremises")} aria-pressed={desk.panel.kind === "premises"} onClick={() => desk.show({ kind: "premises" })}>
      <ToolIcon path="M3 14V5l5-3 5 3v9zM8 6v4M8 12v.5" />
    </button>
  );
}
