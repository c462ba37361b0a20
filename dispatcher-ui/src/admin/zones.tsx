import { useState } from "react";
import { ZoneCollection, ZoneKind } from "@najda/protocol";
import { newId } from "@najda/client";
import { Bdi, useCommand, useFormat, useWords } from "@najda/client/react";
import { useReading } from "../shell/use-reading.ts";
import type { SectionProps } from "./admin-page.tsx";
import { AgencyChoice } from "./agency-choice.tsx";
import { Entries } from "./entries.tsx";
import { EntryForm, fieldOf } from "./entry-form.tsx";

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
  const [fault, setFault] = useState<string>();
  const submit = async (fields: FormData): Promise<string | undefined> => {
    setFault(undefined);
    const collection = await collectionIn(fields);
    if (collection === undefined) return setFault(t("zones.notJson")), undefined;
    const validFrom = fieldOf(fields, "validFrom");
    const sent = await send.send({
      versionId: newId(),
      agencyId: fieldOf(fields, "agencyId"),
      kind: ZoneKind.parse(fieldOf(fields, "kind")),
      collection,
      ...(validFrom !== "" && { validFrom: new Date(validFrom).toISOString() }),
    });
    if (sent.kind !== "done") return undefined;
    changed();
    return t("zones.added", { kind: t(`zones.kinds.${sent.value.kind}`), number: sent.value.number });
  };
  return (
    <EntryForm button={t("zones.import")} fault={fault} pending={send.pending} refusal={send.refusal} submit={submit}>
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
    </EntryForm>
  );
}

/** What was chosen or pasted, if it has the shape of a collection; its polygons the server checks. */
async function collectionIn(fields: FormData): Promise<ZoneCollection | undefined> {
  const file = fields.get("file");
  const pasted = fieldOf(fields, "paste");
  const text = pasted === "" && file instanceof File ? await file.text() : pasted;
  try {
    return ZoneCollection.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
