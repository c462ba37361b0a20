import { useState } from "react";
import type { IncidentType } from "@najda/protocol";
import { Bdi, useCommand, useFormat, useWords } from "@najda/client/react";
import type { SectionProps } from "./admin-page.tsx";
import { needsFrom, needsText } from "./code-texts.ts";
import { Entries } from "./entries.tsx";
import { EntryForm, fieldOf } from "./entry-form.tsx";
import { namesFrom, NameFields } from "./name-fields.tsx";

const priorities = [1, 2, 3, 4, 5];

/** What may happen, how urgent it is, and which units it needs. */
export function IncidentTypes({ master, changed }: SectionProps) {
  const { t } = useWords();
  const format = useFormat();
  const [changing, setChanging] = useState<IncidentType>();
  return (
    <>
      <Entries
        columns={[t("console.admin.code"), t("console.admin.name"), t("console.admin.priority"), t("console.admin.needs"), t("console.admin.change")]}
        entries={master.incidentTypes.map((type) => ({
          id: type.code,
          text: `${type.code} ${Object.values(type.names).join(" ")}`,
          cells: [
            <Bdi key="code" className="mono">{type.code}</Bdi>,
            <Bdi key="name">{format.type(type)}</Bdi>,
            <Bdi key="priority">{type.priority}</Bdi>,
            <Bdi key="needs">{needsText(type.needs)}</Bdi>,
            <button key="change" type="button" className="small" aria-label={t("console.admin.changeNamed", { name: type.code })} onClick={() => setChanging(type)}>
              {t("console.admin.change")}
            </button>,
          ],
        }))}
      />
      <TypeForm
        key={changing?.code ?? "new"}
        type={changing}
        done={() => {
          setChanging(undefined);
          changed();
        }}
        {...(changing !== undefined && { leave: () => setChanging(undefined) })}
      />
    </>
  );
}

interface FormProps {
  readonly type: IncidentType | undefined;
  done(): void;
  leave?(): void;
}

function TypeForm({ type, done, leave }: FormProps) {
  const { t } = useWords();
  const save = useCommand("incident-type:save");
  const [fault, setFault] = useState<string>();
  const submit = async (fields: FormData): Promise<string | undefined> => {
    setFault(undefined);
    const needs = needsFrom(fieldOf(fields, "needs"));
    if (needs === undefined) return setFault(t("console.admin.needsInvalid")), undefined;
    const code = type?.code ?? fieldOf(fields, "code");
    const sent = await save.send({ code, names: { ...type?.names, ...namesFrom(fields) }, priority: Number(fieldOf(fields, "priority")), needs: [...needs] });
    if (sent.kind !== "done") return undefined;
    done();
    return code;
  };
  return (
    <EntryForm
      button={t(type === undefined ? "console.admin.add" : "console.admin.save")}
      fault={fault}
      pending={save.pending}
      refusal={save.refusal}
      submit={submit}
      {...(leave !== undefined && { leave })}
    >
      <label>
        {t("console.admin.code")}
        <input name="code" required disabled={type !== undefined} maxLength={40} pattern="[a-z0-9][a-z0-9\-]*" dir="ltr" placeholder={t("console.admin.codeHint")} defaultValue={type?.code} />
      </label>
      <NameFields names={type?.names} />
      <label>
        {t("console.admin.priority")}
        <select name="priority" defaultValue={type?.priority ?? 3}>
          {priorities.map((priority) => (
            <option key={priority} value={priority}>
              {priority}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("console.admin.needs")}
        <input name="needs" maxLength={400} dir="ltr" placeholder={t("console.admin.needsHint")} defaultValue={type === undefined ? "" : needsText(type.needs)} />
      </label>
    </EntryForm>
  );
}
