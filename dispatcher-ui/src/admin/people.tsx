import { useState } from "react";
import { newId } from "@najda/client";
import { Role } from "@najda/protocol";
import { Bdi, useCommand, useWords } from "@najda/client/react";
import type { SectionProps } from "./admin-page.tsx";
import { Entries } from "./entries.tsx";
import { EntryForm, fieldOf } from "./entry-form.tsx";
import { PersonActions } from "./person-actions.tsx";

const roles = Role.exclude(["citizen"]);

/** Accounts: who may do what. A crew's account belongs to its unit. */
export function People({ master, changed }: SectionProps) {
  const { t } = useWords();
  const add = useCommand("person:add");
  const [role, setRole] = useState<(typeof roles.options)[number]>("dispatcher");
  const units = new Map(master.units.map((unit) => [unit.id, unit.callSign]));
  const centres = new Map(master.centres.map((centre) => [centre.id, centre.name]));

  const submit = async (fields: FormData): Promise<string | undefined> => {
    const [unitId, centreId] = [fieldOf(fields, "unitId"), fieldOf(fields, "centreId")];
    const password = fields.get("password");
    const sent = await add.send({
      personId: newId(),
      name: fieldOf(fields, "name"),
      password: typeof password === "string" ? password : "",
      role,
      ...(unitId !== "" && { unitId }),
      ...(centreId !== "" && { centreId }),
    });
    if (sent.kind !== "done") return undefined;
    changed();
    return sent.value.name;
  };

  return (
    <>
      <Entries
        columns={[t("console.admin.name"), t("console.admin.role"), t("console.admin.centre"), t("console.admin.unit"), t("console.admin.active"), t("console.admin.change")]}
        entries={master.accounts.map((account) => ({
          id: account.id,
          text: `${account.name} ${account.role} ${units.get(account.unitId ?? "") ?? ""}`,
          cells: [
            <Bdi key="name">{account.name}</Bdi>,
            t(`roles.${account.role}`),
            <Bdi key="centre">{centres.get(account.centreId ?? "") ?? ""}</Bdi>,
            <Bdi key="unit">{units.get(account.unitId ?? "") ?? ""}</Bdi>,
            t(account.active ? "console.admin.active" : "console.admin.inactive"),
            <PersonActions key="actions" account={account} changed={changed} />,
          ],
        }))}
      />
      <EntryForm button={t("console.admin.add")} pending={add.pending} refusal={add.refusal} submit={submit}>
        <label>
          {t("console.admin.name")}
          <input name="name" required minLength={2} maxLength={60} autoComplete="off" dir="auto" />
        </label>
        <label>
          {t("console.admin.password")}
          <input name="password" type="password" required minLength={12} maxLength={200} autoComplete="new-password" placeholder={t("console.admin.passwordHint")} />
        </label>
        <label>
          {t("console.admin.role")}
          <select value={role} onChange={(event) => setRole(roles.parse(event.target.value))}>
            {roles.options.map((each) => (
              <option key={each} value={each}>
                {t(`roles.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {role === "responder" && (
          <label>
            {t("console.admin.unit")}
            <select name="unitId" required translate="no">
              {master.units.map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {unit.callSign}
                </option>
              ))}
            </select>
          </label>
        )}
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
