import { useId, useState, type KeyboardEvent } from "react";
import { useWords } from "@najda/client/react";
import { direction } from "@najda/client/translations";
import { offeredLanguages, parts, type AlertDraft } from "./draft.ts";
import { languageName } from "./language-name.ts";
import { PartFields } from "./part-fields.tsx";

interface Props {
  readonly draft: AlertDraft;
  readonly showMissing: boolean;
  change(draft: AlertDraft): void;
}

/** One tab for each language; in it the alert, its correction and its all-clear, in the direction of that language. */
export function TextTabs({ draft, showMissing, change }: Props) {
  const { t, language: mine } = useWords();
  const id = useId();
  const { languages } = draft;
  const [chosen, setChosen] = useState<string>(languages.includes(mine) ? mine : (languages[0] ?? "en"));
  const current = languages.includes(chosen) ? chosen : (languages[0] ?? "en");
  const others = offeredLanguages.filter((each) => !languages.includes(each));

  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const forwards = (event.key === "ArrowRight") === (getComputedStyle(event.currentTarget).direction === "ltr");
    const next = languages[(languages.indexOf(current) + (forwards ? 1 : -1) + languages.length) % languages.length];
    if (next === undefined) return;
    setChosen(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-language="${next}"]`)?.focus();
  };

  return (
    <section className="text-tabs" aria-label={t("console.alerts.texts")}>
      <div className="tabs">
        {/* The tabs inside are the stops; arrows walk between them. */}
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
        <div role="tablist" aria-label={t("console.alerts.language")} onKeyDown={walk}>
          {languages.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`${id}${each}`}
              data-language={each}
              aria-selected={each === current}
              aria-controls={`${id}panel`}
              tabIndex={each === current ? 0 : -1}
              onClick={() => setChosen(each)}
            >
              {languageName(each, t)}
            </button>
          ))}
        </div>
        {others.length > 0 && (
          <select
            className="small"
            aria-label={t("console.alerts.addLanguage")}
            value=""
            onChange={(event) => {
              const added = event.target.value;
              change({ ...draft, languages: [...languages, added] });
              setChosen(added);
            }}
          >
            <option value="">{t("console.alerts.addLanguage")}</option>
            {others.map((each) => (
              <option key={each} value={each}>
                {languageName(each, t)}
              </option>
            ))}
          </select>
        )}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${current}`}>
        {parts.map((part) => (
          <PartFields key={part} draft={draft} at={{ part, language: current }} direction={direction(current)} showMissing={showMissing} change={change} />
        ))}
        {languages.length > 1 && (
          <button type="button" className="plain small" onClick={() => change({ ...draft, languages: languages.filter((each) => each !== current) })}>
            {t("console.alerts.removeLanguage", { language: languageName(current, t) })}
          </button>
        )}
      </div>
    </section>
  );
}
