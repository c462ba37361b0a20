import { ToolIcon } from "@najda/client/map";
import { useBoard, useWords } from "@najda/client/react";
import { useDesk } from "../shell/desk.tsx";

/** Among the map's tools: opens the closures, and says how many there are. */
export function ClosuresTool() {
  const { t } = useWords();
  const desk = useDesk();
  const count = useBoard((board) => Object.keys(board.closures).length) ?? 0;
  return (
    <button type="button" aria-label={t("console.streets.open")} title={t("console.streets.open")} aria-pressed={desk.panel.kind === "closures"} data-count={count === 0 ? undefined : count} onClick={() => desk.show({ kind: "closures", adding: false })}>
      <ToolIcon path="M2 5h12v4H2zM4 9v5M12 9v5M5 5l-2 4M9 5l-2 4M13 5l-2 4" />
    </button>
  );
}
