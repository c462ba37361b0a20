import { newId } from "@najda/client";
import { Bdi, useCommand, useWords } from "@najda/client/react";
import type { SectionProps } from "./admin-page.tsx";
import { Entries } from "./entries.tsx";
import { EntryForm, fieldOf } from "./entry-form.tsx";

/** Control rooms; the wall stands between them. */
export function Centres({ master, changed }: SectionProps) {
  const { t } = useWords();
  const add = useCommand("centre:add");
  const submit = async (fields: FormData): Promise<string | undefined> => {
    const sent = await add.send({ centreId: newId(), name: fieldOf(fields, "name") });
    if (sent.kind !== "done") return undefined;
    changed();
    return sent.value.name;
  };
  return (
    <>
      <Entries
        columns={[t("console.admin.name"), t("console.admin.agencies")]}
        entries={master.centres.map(({ id, name }) => ({
          id,
          text: name,
          cells: [<Bdi key="name">{name}</Bdi>, <Bdi key="count">{master.agencies.filter((agency) => agency.centreId === id).length}</Bdi>],
        }))}
      />
      <EntryForm button={t("console.admin.add")} pending={add.pending} refusal={add.refusal} submit={submit}>
        <label>
          {t("console.admin.name")}
          <input name="name" required maxLength={200} dir="auto" />
        </label>
      </EntryForm>
    </>
  );
}
