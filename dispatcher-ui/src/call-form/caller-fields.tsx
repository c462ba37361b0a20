import { useWords } from "@najda/client/react";
import type { CallDraft } from "../shell/desk-state.ts";

interface Props {
  readonly draft: CallDraft;
  change(part: Partial<CallDraft>): void;
}

const priorities = [1, 2, 3, 4, 5];

/** What may follow while the caller talks; none of it holds up the release. */
export function CallerFields({ draft, change }: Props) {
  const { t } = useWords();
  return (
    <fieldset className="caller-fields">
      <legend>{t("console.call.more")}</legend>
      <label className="wide">
        {t("console.call.narrative")}
        <textarea rows={3} maxLength={4000} dir="auto" value={draft.narrative} onChange={(event) => change({ narrative: event.target.value })} />
      </label>
      <label>
        {t("console.call.callerPhone")}
        <input type="tel" maxLength={32} value={draft.callerPhone} onChange={(event) => change({ callerPhone: event.target.value })} />
      </label>
      <label>
        {t("console.call.callerName")}
        <input maxLength={200} dir="auto" value={draft.callerName} onChange={(event) => change({ callerName: event.target.value })} />
      </label>
      <label>
        {t("console.call.hazard")}
        <input maxLength={200} dir="auto" value={draft.hazard} onChange={(event) => change({ hazard: event.target.value })} />
      </label>
      <label>
        {t("console.call.priority")}
        <select value={draft.priority ?? ""} onChange={(event) => change({ priority: event.target.value === "" ? undefined : Number(event.target.value) })}>
          <option value="">{t("console.call.priorityOfType")}</option>
          {priorities.map((priority) => (
            <option key={priority} value={priority}>
              {priority}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
