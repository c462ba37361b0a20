import { useWords } from "@najda/client/react";
import { textOf, withText, type AlertDraft, type Part, type TextDraft } from "./draft.ts";

interface Props {
  readonly draft: AlertDraft;
  readonly at: { readonly part: Part; readonly language: string };
  readonly direction: "ltr" | "rtl";
  readonly showMissing: boolean;
  change(draft: AlertDraft): void;
}

const headlineMost = 160;
const textMost = 1395;

/** Headline, what is happening, what to do, of one part in one language. */
export function PartFields({ draft, at, direction, showMissing, change }: Props) {
  const { t } = useWords();
  const { part, language } = at;
  const text = textOf(draft, part, language);
  const write = (written: Partial<TextDraft>): void => change(withText(draft, at, written));
  const isLacking = (value: string): boolean => showMissing && value.trim() === "";
  const field = { lang: language, dir: direction };
  return (
    <fieldset className="part-fields" name={part}>
      <legend>{t(`console.alerts.part.${part}`)}</legend>
      <p className="dim">{t(`console.alerts.partHint.${part}`)}</p>
      <label>
        <span className="with-count">
          {t("console.alerts.headline")} <span className="faint number">{t("console.alerts.left", { count: headlineMost - text.headline.length })}</span>
        </span>
        <input {...field} maxLength={headlineMost} value={text.headline} aria-invalid={isLacking(text.headline)} onChange={(event) => write({ headline: event.target.value })} />
      </label>
      <label>
        {t("console.alerts.description")}
        <textarea {...field} rows={2} maxLength={textMost} value={text.description} aria-invalid={isLacking(text.description)} onChange={(event) => write({ description: event.target.value })} />
      </label>
      <label>
        {t(part === "texts" ? "console.alerts.instruction" : "console.alerts.instructionOptional")}
        <textarea
          {...field}
          rows={2}
          maxLength={textMost}
          value={text.instruction}
          aria-invalid={part === "texts" && isLacking(text.instruction)}
          onChange={(event) => write({ instruction: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
