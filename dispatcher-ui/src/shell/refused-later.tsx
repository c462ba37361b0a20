import { refusalSentence } from "@najda/client/translations";
import { useNajda, useOutbox, useWords } from "@najda/client/react";

/** What waited for the connection and was refused afterwards: shown until somebody has seen it. */
export function RefusedLater() {
  const { t, language } = useWords();
  const najda = useNajda();
  const { refused } = useOutbox();
  if (refused.length === 0) return null;
  return (
    <ul className="refused-later" role="alert">
      {refused.map((entry) => (
        <li key={entry.commandId} className="refusal">
          <span>{t("console.stale.refusedLater", { what: entry.refusal === undefined ? "" : refusalSentence(entry.refusal, language) })}</span>
          <button type="button" className="small" onClick={() => void najda.dismissRefused(entry)}>
            {t("console.stale.seen")}
          </button>
        </li>
      ))}
    </ul>
  );
}
