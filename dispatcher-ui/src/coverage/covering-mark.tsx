import { Bdi, useBoard, useWords } from "@najda/client/react";
import { placeName } from "@najda/client/translations";
import { isolate } from "../command-line/isolate.ts";

/** The overlay "covering" on a unit's chip: two letters that mean the same in every language (moved up), the place in words. */
export function CoveringMark({ unitId }: { readonly unitId: string }) {
  const { t, language } = useWords();
  const place = useBoard((board) => Object.values(board.moveUps).find((each) => each.unitId === unitId)?.to);
  if (place === undefined) return null;
  const words = t("coverage.covering", { place: isolate(placeName(place, language)) });
  return (
    <span className="covering" title={words}>
      <Bdi>MU</Bdi> <span className="sr-only">{words}</span>
    </span>
  );
}
