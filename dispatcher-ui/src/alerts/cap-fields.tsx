import { AlertCategory, CapStatus, Certainty, Severity, Urgency } from "@najda/protocol";
import { useDemo, useWords } from "@najda/client/react";
import type { AlertDraft } from "./draft.ts";

interface Props {
  readonly draft: AlertDraft;
  change(draft: AlertDraft): void;
}

const lower = <W extends string>(word: W): Lowercase<W> => word.toLowerCase() as Lowercase<W>;

/** The code lists of CAP in words, how long it holds, and whether it is an exercise. */
export function CapFields({ draft, change }: Props) {
  const { t } = useWords();
  const demo = useDemo();
  return (
    <fieldset className="cap-fields">
      <legend className="sr-only">{t("console.alerts.kind")}</legend>
      <label className="wide">
        {t("console.alerts.kind")}
        <select value={draft.status} disabled={demo !== undefined} onChange={(event) => change({ ...draft, status: CapStatus.parse(event.target.value) })}>
          <option value="Exercise">{t("console.alerts.kindExercise")}</option>
          <option value="Actual">{t("console.alerts.kindActual")}</option>
        </select>
      </label>
      {demo !== undefined && <p className="dim wide">{t("console.alerts.demoOnly")}</p>}
      <label>
        {t("console.alerts.severity")}
        <select value={draft.severity} onChange={(event) => change({ ...draft, severity: Severity.parse(event.target.value) })}>
          {Severity.options.map((each) => (
            <option key={each} value={each}>
              {t(`alerts.severity-${lower(each)}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("console.alerts.urgency")}
        <select value={draft.urgency} onChange={(event) => change({ ...draft, urgency: Urgency.parse(event.target.value) })}>
          {Urgency.options.map((each) => (
            <option key={each} value={each}>
              {t(`alerts.urgency-${lower(each)}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("console.alerts.certainty")}
        <select value={draft.certainty} onChange={(event) => change({ ...draft, certainty: Certainty.parse(event.target.value) })}>
          {Certainty.options.map((each) => (
            <option key={each} value={each}>
              {t(`alerts.certainty-${lower(each)}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("console.alerts.category")}
        <select value={draft.category ?? ""} onChange={(event) => change({ ...draft, category: AlertCategory.safeParse(event.target.value).data })}>
          <option value="">{t("console.alerts.categoryNone")}</option>
          {AlertCategory.options.map((each) => (
            <option key={each} value={each}>
              {t(`alerts.category-${lower(each)}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="wide">
        {t("console.alerts.expires")}
        <input type="datetime-local" value={draft.expires} onChange={(event) => change({ ...draft, expires: event.target.value })} />
      </label>
    </fieldset>
  );
}
