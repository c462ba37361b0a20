import { useId, useRef } from "react";
import type { PublishedAlert } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { isolate } from "../shell/isolate.ts";

/** Who says it, and where it can be compared with the public record, so that nobody has to ring the emergency number to ask. */
export function IsThisReal({ alert }: { readonly alert: PublishedAlert }) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {t("actions.is-this-real")}
      </button>
      <dialog ref={dialog} className="sheet" aria-labelledby={titleId}>
        <h2 id={titleId}>{t("citizen.alerts.realTitle")}</h2>
        {alert.capStatus === "Exercise" && <p className="exercise-mark">{t("citizen.alerts.realExercise")}</p>}
        <p>{t("citizen.alerts.realSender", { sender: isolate(alert.sender) })}</p>
        <p>{t("citizen.alerts.realApproved")}</p>
        <p>{t("citizen.alerts.realCheck")}</p>
        <ul>
          <li>
            <a href={`/alerts/${alert.alertId}.xml`}>{t("citizen.alerts.realXml")}</a>
          </li>
          <li>
            <a href="/alerts/feed.atom">{t("citizen.alerts.realFeed")}</a>
          </li>
        </ul>
        <p>{t("citizen.alerts.realCall")}</p>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t("common.dialog.close")}
        </button>
      </dialog>
    </>
  );
}
