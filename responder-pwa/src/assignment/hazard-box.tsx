import type { RefObject } from "react";
import { useWords } from "@najda/client/react";
import type { Hazard } from "./use-hazard.ts";

interface Props {
  readonly hazard: Hazard;
  /** Where the focus goes when somebody wants to go on without having pressed it. */
  readonly box: RefObject<HTMLButtonElement | null>;
}

/** What can hurt the crew. It has to be pressed before the next step, so that it was read. */
export function HazardBox({ hazard, box }: Props) {
  const { t } = useWords();
  if (hazard.text === undefined) return null;
  return (
    <button ref={box} type="button" className="hazard hazard-box" aria-pressed={!hazard.unread} onClick={hazard.read}>
      <span className="hazard-text">
        <strong>{t("words.hazard")}</strong> <bdi translate="no">{hazard.text}</bdi>
      </span>
      <span className="hazard-state">{t(hazard.unread ? "responder.offer.hazardPress" : "responder.offer.hazardRead")}</span>
    </button>
  );
}
