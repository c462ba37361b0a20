import { useState, type FormEvent } from "react";
import { AreaEditor } from "@najda/client/map";
import { Refusal, useCommand, useNow, useWords } from "@najda/client/react";
import { useMapView } from "../map/map-context.tsx";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { useJoin } from "../shell/use-join.ts";
import { useAlerts } from "./alerts-state.tsx";
import { CapFields } from "./cap-fields.tsx";
import { contentFrom, missing, type AlertDraft, type Missing } from "./draft.ts";
import { Estimate } from "./estimate.tsx";
import { languageName } from "./language-name.ts";
import { TextTabs } from "./text-tabs.tsx";
import { OfflineNote } from "../shell/offline-note.tsx";

/** Writes an alert: where, what, and its two ends. It is saved whole, for half an alert helps nobody. */
export function AlertEditor({ draft }: { readonly draft: AlertDraft }) {
  const { t } = useWords();
  const { view } = useMapView();
  const { change, stop } = useAlerts();
  const make = useCommand("alert:draft");
  const edit = useCommand("alert:edit");
  const [tried, setTried] = useState(false);
  const lacks = missing(draft, new Date(useNow(30_000)));
  const pending = make.pending || edit.pending;

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const content = contentFrom(draft, new Date());
    if (content === undefined) return;
    const sent = await (draft.isNew ? make : edit).send({ ...content, alertId: draft.alertId });
    if (sent.kind === "done") stop(sent.value.id);
  };

  return (
    <form className="alert-editor" aria-label={t(draft.isNew ? "console.alerts.editorNew" : "console.alerts.editorEdit")} onSubmit={(event) => void save(event)} data-cap={draft.status} noValidate>
      <header className="panel-head">
        <h2>{t(draft.isNew ? "console.alerts.editorNew" : "console.alerts.editorEdit")}</h2>
      </header>
      <CapFields draft={draft} change={change} />
      <AreaEditor view={view} value={draft.area} onChange={(area) => change({ ...draft, area })} />
      <Estimate area={draft.area} />
      <TextTabs draft={draft} change={change} showMissing={tried} />
      {tried && lacks.length > 0 && (
        <p role="alert" className="refusal">
          <MissingWords lacks={lacks} />
        </p>
      )}
      <div className="actions">
        <button type="submit" className="primary" disabled={pending}>
          {t("console.alerts.save")} <PrimaryKey />
        </button>
        <button type="button" onClick={() => stop()}>
          {t("console.alerts.back")}
        </button>
      </div>
      <OfflineNote command="alert:draft" />
      <Refusal refusal={make.refusal ?? edit.refusal} />
    </form>
  );
}

function MissingWords({ lacks }: { readonly lacks: readonly Missing[] }) {
  const { t } = useWords();
  const join = useJoin();
  const words = lacks.map(({ what, language = "" }) => t(`console.alerts.missing.${what}`, { language: languageName(language, t) }));
  return t("console.alerts.incomplete", { what: join(words) });
}
