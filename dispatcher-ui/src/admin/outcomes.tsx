import { Bdi, useCommand, useFormat, useWords } from "@najda/client/react";
import type { SectionProps } from "./admin-page.tsx";
import { Entries } from "./entries.tsx";
import { EntryForm, fieldOf } from "./entry-form.tsx";
import { namesFrom, NameFields } from "./name-fields.tsx";

/** How an incident may end. The same code again replaces its names. */
export function Outcomes({ master, changed }: SectionProps) {
  const { t } = useWords();
  const format = useFormat();
  const save = useCommand("disposition:save");
  const submit = async (fields: FormData): Promise<string | undefined> => {
    const code = fieldOf(fields, "code");
    const sent = await save.send({ code, names: namesFrom(fields) });
    if (sent.kind !== "done") return undefined;
    changed();
    return code;
  };
  return (
    <>
      <Entries
        columns={[t("console.admin.code"), t("console.admin.name")]}
        entries={master.dispositions.map(({ code, names }) => ({
          id: code,
          text: `${code} ${Object.values(names).join(" ")}`,
          cells: [<Bdi key="code" className="mono">{code}</Bdi>, <Bdi key="name">{format.outcome(code, names)}</Bdi>],
        }))}
      />
      <EntryForm button={t("console.admin.save")} pending={save.pending} refusal={save.refusal} submit={submit}>
        <label>
          {t("console.admin.code")}
          <input name="code" required maxLength={40} pattern="[a-z0-9][a-z0-9\-]*" dir="ltr" placeholder={t("console.admin.codeHint")} />
        </label>
        <NameFields />
      </EntryForm>
    </>
  );
}
