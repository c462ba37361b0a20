import type { IncidentFile } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { LogLine } from "./log-line.tsx";
import { NoteForm } from "./note-form.tsx";

interface Props {
  readonly incidentId: string;
  readonly lines: IncidentFile["log"] | undefined;
  readonly loading: boolean;
  readonly mayWrite: boolean;
}

/** What happened, the newest first. */
export function Log({ incidentId, lines, loading, mayWrite }: Props) {
  const { t } = useWords();
  const newestFirst = (lines ?? []).toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <section className="log" aria-label={t("console.log.title")}>
      <h3>{t("console.log.title")}</h3>
      {mayWrite && <NoteForm key={incidentId} incidentId={incidentId} />}
      {lines === undefined && loading && <p className="dim">{t("console.log.loading")}</p>}
      {lines?.length === 0 && <p className="dim">{t("console.log.none")}</p>}
      <ol role="list">
        {newestFirst.map((line) => (
          <LogLine key={line.id} line={line} />
        ))}
      </ol>
    </section>
  );
}
