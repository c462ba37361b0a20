import { useWords } from "@najda/client/react";
import type { Nearness } from "./nearness.ts";

const inside = { here: "inside", home: "insideHome", work: "insideWork", other: "insideOther" } as const;

/** Whether the area holds this person, said by the phone itself. */
export function NearWords({ near }: { readonly near: Nearness }) {
  const { t } = useWords();
  const key = near.kind === "inside" ? inside[near.place] : near.kind;
  return (
    <span className="near-words" data-near={near.kind}>
      {t(`citizen.alerts.${key}`)}
    </span>
  );
}
