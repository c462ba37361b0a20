import type { MoveUpSuggestion, Service } from "@najda/protocol";
import { newId } from "@najda/client";
import { Bdi, Refusal, useBoard, useCommand, useFormat, useWords } from "@najda/client/react";
import { placeName } from "@najda/client/translations";
import { isolate } from "../command-line/isolate.ts";
import { useReading } from "../shell/use-reading.ts";

/** Which free unit to move where, best first, with what it gains; one press orders it. */
export function MoveUpChoices({ service, gapId }: { readonly service: Service; readonly gapId: string | undefined }) {
  const { t } = useWords();
  // Asked again when an order changed what is left to gain.
  const orders = useBoard((board) => Object.keys(board.moveUps).sort().join()) ?? "";
  const { value, loading, refusal } = useReading("moveup:suggest", { input: { service, ...(gapId === undefined ? {} : { gapId }) }, freshness: orders });
  const order = useCommand("moveup:order");
  if (value === undefined) return loading ? <p className="dim">{t("coverage.suggesting")}</p> : <Refusal refusal={refusal} />;
  return (
    <>
      {value.suggestions.length === 0 && <p className="dim">{t("coverage.noSuggestion")}</p>}
      <ol role="list" className="move-up-choices">
        {value.suggestions.map((each) => (
          <Choice key={`${each.unitId} ${each.to.name}`} suggestion={each} pending={order.pending} order={() => void order.send({ moveUpId: newId(), unitId: each.unitId, to: each.to })} />
        ))}
      </ol>
      <Refusal refusal={order.refusal} />
    </>
  );
}

interface ChoiceProps {
  readonly suggestion: MoveUpSuggestion;
  readonly pending: boolean;
  order(): void;
}

function Choice({ suggestion: { callSign, to, etaSeconds, people, share }, pending, order }: ChoiceProps) {
  const { t, language } = useWords();
  const format = useFormat();
  const names = { unit: isolate(callSign), place: isolate(placeName(to, language)) };
  return (
    <li>
      <span>{t("coverage.suggestion", names)}</span>
      {etaSeconds !== undefined && <Bdi className="number">{format.duration(etaSeconds)}</Bdi>}
      <span className="dim number">{t("coverage.gain", { people: format.number(people), percent: format.number(100 * share, 1) })}</span>
      <button type="button" className="small" disabled={pending} aria-label={t("coverage.orderOne", names)} onClick={order}>
        {t("coverage.order")}
      </button>
    </li>
  );
}
