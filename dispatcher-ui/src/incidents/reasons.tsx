import type { Reason } from "@najda/protocol";
import { useFormat, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { reasonSentence } from "./reason-words.ts";

const cautions: readonly Reason["code"][] = ["position-old", "position-doubtful", "no-position", "too-far"];

/** Why a unit stands where it stands, in a few words; what weakens it in the colour of caution. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <span className="reasons">
      {reasons.map((reason, index) => {
        const { key, values } = reasonSentence(reason, format);
        return (
          <span key={`${reason.code} ${JSON.stringify(reason.facts ?? {})}`} className={cautions.includes(reason.code) ? "caution" : "dim"}>
            {t(`console.reasons.${key}`, { capability: isolate(values.capability), number: isolate(values.number), age: isolate(values.age), distance: isolate(values.distance) })}
            {index < reasons.length - 1 && <span aria-hidden="true">{"\u00a0·\u00a0"}</span>}
          </span>
        );
      })}
    </span>
  );
}
