import { newId } from "@najda/client";
import { Agency } from "@najda/protocol";
import { Bdi, useCommand, useWords } from "@najda/client/react";
import type { SectionProps } from "./admin-page.tsx";
import { Entries } from "./entries.tsx";
import { EntryForm, fieldOf } from "./entry-form.tsx";

const kinds = Agency.shape.kind;

/** Who has units: police, fire, ambulance and the others, each in a control room. */
export function Agencies({ master, changed }: SectionProps) {
  const { t } = useWords();
  const add = useCommand("agency:add");
  const centres = new Map(master.centres.map((centre) => [centre.id, centre.name]));
  const submit = async (fields: FormData): Promise<string | undefined> => {
    const centreId = fieldOf(fields, "centreId");
    const sent = await add.send({
      agencyId: newId(),
      name: fieldOf(fields, "name"),
      kind: kinds.parse(fieldOf(fields, "kind")),
      ...(centreId !== "" && { centreId }),
    });
    if (sent.kind !== "done") return undefined;
    changed();
    return sent.value.name;
  };
  return (
    <>
      <Entries
        columns={[t("console.admin.name"), t("console.admin.kind"), t("console.admin.centre")]}
        entries={master.agencies.map(({ id, name, kind, centreId }) => ({
          id,
          text: name,
          cells: [<Bdi key="name">{name}</Bdi>, t(`console.units.${kind}`), <Bdi key="centre">{centres.get(centreId) ?? ""}</Bdi>],
        }))}
      />
      <EntryForm button={t("console.admin.add")} pending={add.pending} refusal={add.refusal} submit={submit}>
        <label>
          {t("console.admin.name")}
          <input name="name" required maxLength={200} dir="auto" />
        </label>
        <label>
          {t("console.admin.kind")}
          <select name="kind">
            {kinds.options.map((kind) => (
              <option key={kind} value={kind}>
                {t(`console.units.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("console.admin.centre")}
          <select name="centreId" translate="no">
            <option value="">{t("console.admin.ownCentre")}</option>
            {master.centres.map((centre) => (
              <option key={centre.id} value={centre.id}>
                {centre.name}
              </option>
            ))}
          </select>
        </label>
      </EntryForm>
    </>
  );
}
