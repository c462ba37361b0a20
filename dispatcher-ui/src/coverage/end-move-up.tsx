import type { MoveUp } from "@najda/protocol";
import { Refusal, useCommand, useWords } from "@najda/client/react";
import { placeName } from "@najda/client/translations";
import { isolate } from "../command-line/isolate.ts";
import { useMay } from "../shell/use-may.ts";

/** Calls a unit back from the place that it covers. */
export function EndMoveUp({ order }: { readonly order: MoveUp }) {
  const { t, language } = useWords();
  const may = useMay();
  const { send, pending, refusal } = useCommand("moveup:end");
  if (!may("moveup:end")) return null;
  return (
    <>
      <button
        type="button"
        className="small"
        disabled={pending}
        aria-label={t("coverage.endOne", { unit: isolate(order.callSign), place: isolate(placeName(order.to, language)) })}
        onClick={() => void send({ moveUpId: order.id })}
      >
        {t("coverage.end")}
      </button>
      <Refusal refusal={refusal} />
    </>
  );
}
