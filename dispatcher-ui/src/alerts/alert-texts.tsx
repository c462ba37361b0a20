import type { Alert } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { direction } from "@najda/client/translations";
import { languageName } from "./language-name.ts";
import { parts, type Part } from "./draft.ts";

/** Every text in every language, as people will read it. */
export function AlertTexts({ alert }: { readonly alert: Alert }) {
  const { t } = useWords();
  return (
    // Scrolls in the approver's form: reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="alert-texts" role="region" tabIndex={0} aria-label={t("console.alerts.part.texts")}>
      {parts.map((part) => (
        <AlertPart key={part} alert={alert} part={part} />
      ))}
    </div>
  );
}

function AlertPart({ alert, part }: { readonly alert: Alert; readonly part: Part }) {
  const { t } = useWords();
  return (
    <section>
      <h3>{t(`console.alerts.part.${part}`)}</h3>
      {Object.entries(alert[part]).map(([language, text]) => (
        <div key={language} className="alert-text">
          <span className="faint">{languageName(language, t)}</span>
          <div lang={language} dir={direction(language)} translate="no">
            <p className="headline">{text.headline}</p>
            <p>{text.description}</p>
            {text.instruction !== undefined && <p>{text.instruction}</p>}
          </div>
        </div>
      ))}
    </section>
  );
}
