import type { Assignment } from "@najda/protocol";
import { useFormat, useInstallation, useNow, useWords } from "@najda/client/react";
import { unbroken } from "../isolate.ts";
import { timeToAnswer } from "./time-to-answer.ts";

/** How long the crew still has, and what happened when it had no time left. */
export function Countdown({ assignment }: { readonly assignment: Assignment }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow(1000);
  const { acknowledgeSeconds } = useInstallation();
  const { seconds, asked, over } = timeToAnswer(assignment, { now, acknowledgeSeconds });
  if (over) {
    return (
      <p className="countdown overdue" role="status">
        {t("responder.offer.deskTold")}
      </p>
    );
  }
  return (
    <p className="countdown">
      {asked === 1 && <span role="status">{t("responder.offer.again")}</span>}
      <span role="timer" className="number">
        {t("responder.offer.toAnswer", { clock: unbroken(format.duration(seconds)) })}
      </span>
    </p>
  );
}
