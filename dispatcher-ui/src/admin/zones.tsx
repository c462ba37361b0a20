import { useState } from "react";
import { ZoneKind } from "@najda/protocol";
import { newId, type UploadProgress } from "@najda/client";
import type { Refusal } from "@najda/client/translations";
import { Bdi, useCommand, useFormat, useNajda, useWords } from "@najda/client/react";
import { useReading } from "../shell/use-reading.ts";
import type { SectionProps } from "./admin-page.tsx";
import { AgencyChoice } from "./agency-choice.tsx";
import { Entries } from "./entries.tsx";
import { EntryForm, fieldOf } from "./entry-form.tsx";
import { UploadBar } from "./upload-bar.tsx";

/** Zones of agencies, version by version. A new one replaces the one before; nothing is ever changed in place. */
export function Zones({ master, changed }: SectionProps) {
  const { t } = useWords();
  const format = useFormat();
  const { value, again } = useReading("zones:list", { input: {}, waitMs: 0 });
  const when = (time: string | undefined): string => (time === undefined ? t("zones.replaced") : format.moment(time));
  const done = (): void => {
    again();
    changed();
  };
  return (
    <>
      <Entries
        columns={[t("console.admin.agency"), t("zones.kind"), t("zones.number"), t("zones.validFrom"), t("zones.validUntil"), t("zones.count")]}
        entries={(value?.versions ?? []).map(({ id, agencyName, kind, number, validFrom, validUntil, count }) => ({
          id,
          text: `${agencyName} ${t(`zones.kinds.${kind}`)}`,
          cells: [
            <Bdi key="agency">{agencyName}</Bdi>, t(`zones.kinds.${kind}`), <Bdi key="number">{number}</Bdi>, <Bdi key="from">{when(validFrom)}</Bdi>,
            <Bdi key="until">{when(validUntil)}</Bdi>, <Bdi key="count">{count}</Bdi>,
          ],
        }))}
      />
      <ImportForm master={master} changed={done} />
    </>
  );
}

function ImportForm({ master, changed }: SectionProps) {
  const { t } = useWords();
  const send = useCommand("zones:import");
  const najda = useNajda();
  const [fault, setFault] = useState<string>();
  const [refused, setRefused] = useState<Refusal>();
  const [progress, setProgress] = useState<UploadProgress>();
  const upload = async (file: Blob): Promise<string | undefined> => {
    const kept = await najda.uploadZones(file, setProgress).finally(() => setProgress(undefined));
    if (kept.kind === "done") return kept.value.uploadId;
    if (kept.kind === "refused" && kept.refusal.code === "malformed") setFault(t("zones.notJson"));
    else if (kept.kind === "refused") setRefused(kept.refusal);
    return undefined;
  };
  const submit = async (fields: FormData): Promise<string | undefined> => {
    setFault(undefined);
    setRefused(undefined);
    const uploadId = await upload(fileIn(fields));
    if (uploadId === undefined) return undefined;
    const validFrom = fieldOf(fields, "validFrom");
    const sent = await send.send({
      versionId: newId(),
      agencyId: fieldOf(fields, "agencyId"),
      kind: ZoneKind.parse(fieldOf(fields, "kind")),
      uploadId,
      ...(validFrom !== "" && { validFrom: new Date(validFrom).toISOString() }),
    });
    if (sent.kind !== "done") return undefined;
    changed();
    return t("zones.added", { kind: t(`zones.kinds.${sent.value.kind}`), number: sent.value.number });
  };
  return (
    <EntryForm button={t("zones.import")} fault={fault} pending={send.pending || progress !== undefined} refusal={refused ?? send.refusal} submit={submit}>
      <AgencyChoice agencies={master.agencies} />
      <label>
        {t("zones.kind")}
        <select name="kind" required>
          {ZoneKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`zones.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("zones.validFrom")}
        <input name="validFrom" type="datetime-local" />
        <small className="dim">{t("zones.now")}</small>
      </label>
      <label>
        {t("zones.file")}
        <input name="file" type="file" accept=".geojson,.json,application/geo+json,application/json" />
      </label>
      <label>
        {t("zones.paste")}
        <textarea name="paste" rows={4} dir="ltr" spellCheck={false} placeholder={t("zones.pasteHint")} />
      </label>
      <UploadBar progress={progress} />
    </EntryForm>
  );
}

/** What was chosen or pasted, as it is: the server checks it. */
function fileIn(fields: FormData): Blob {
  const file = fields.get("file");
  const pasted = fieldOf(fields, "paste");
  return pasted === "" && file instanceof File ? file : new Blob([pasted]);
}
