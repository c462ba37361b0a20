import type { Incident } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { useMay } from "../shell/use-may.ts";

export type OpenForm = "change" | "close" | "cancel" | "reopen";

interface Props {
  readonly incident: Incident;
  readonly open: OpenForm | undefined;
  toggle(form: OpenForm): void;
}

/** What else can be done with an incident in its present status; "Close" is the blue one once the units have cleared. */
export function IncidentActions({ incident, open, toggle }: Props) {
  const { t } = useWords();
  const may = useMay();
  const over = incident.status === "closed" || incident.status === "cancelled";
  const nextIsClose = incident.status === "cleared" && open === undefined;
  const button = (form: OpenForm, words: string, className = "") => (
    <button type="button" className={className} aria-expanded={open === form} onClick={() => toggle(form)}>
      {words}
      {className === "primary" && <PrimaryKey />}
    </button>
  );
  return (
    <>
      {!over && may("incident:close") && button("close", t("console.incident.close"), nextIsClose ? "primary" : "")}
      {!over && may("incident:change") && button("change", t("console.incident.change"))}
      {over && may("incident:reopen") && button("reopen", t("console.incident.reopen"), open === undefined ? "primary" : "")}
      <span className="further">
        {!over && may("incident:cancel") && button("cancel", t("console.incident.cancel"), "plain small")}
        <button type="button" className="plain small" onClick={() => window.print()}>
          {t("console.incident.print")}
        </button>
      </span>
    </>
  );
}
