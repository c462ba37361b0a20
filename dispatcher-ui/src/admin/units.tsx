import { useState } from "react";
import { newId } from "@najda/client";
import type { Unit } from "@najda/protocol";
import { Bdi, useCommand, useWords } from "@najda/client/react";
import { formatCoordinates, parseCoordinates } from "../map/coordinates.ts";
import type { Master, SectionProps } from "./admin-page.tsx";
import { codesFrom } from "./code-texts.ts";
import { AgencyChoice } from "./agency-choice.tsx";
import { Entries } from "./entries.tsx";
import { EntryForm, fieldOf } from "./entry-form.tsx";

/** Vehicles and teams that can be sent. */
export function Units({ master, changed }: SectionProps) {
  const { t } = useWords();
  const [changing, setChanging] = useState<Unit>();
  const agencies = new Map(master.agencies.map((agency) => [agency.id, agency.name]));
  return (
    <>
      <Entries
        columns={[t("console.admin.callSign"), t("console.admin.agency"), t("console.admin.type"), t("console.admin.capabilities"), t("console.admin.duty"), t("console.admin.change")]}
        entries={master.units.map((unit) => ({
          id: unit.id,
          text: `${unit.callSign} ${agencies.get(unit.agencyId) ?? ""} ${unit.capabilities.join(" ")}`,
          cells: [
            <Bdi key="callSign">{unit.callSign}</Bdi>,
            <Bdi key="agency">{agencies.get(unit.agencyId) ?? ""}</Bdi>,
            <Bdi key="type">{unit.type}</Bdi>,
            <Bdi key="capabilities">{unit.capabilities.join(", ")}</Bdi>,
            t(`statuses.${unit.duty}`),
            <button key="change" type="button" className="small" aria-label={t("console.admin.changeNamed", { name: unit.callSign })} onClick={() => setChanging(unit)}>
              {t("console.admin.change")}
            </button>,
          ],
        }))}
      />
      <UnitForm
        key={changing?.id ?? "new"}
        master={master}
        unit={changing}
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
  readonly master: Master;
  readonly unit: Unit | undefined;
  done(): void;
  leave?(): void;
}

function UnitForm({ master, unit, done, leave }: FormProps) {
  const { t } = useWords();
  const add = useCommand("unit:add");
  const change = useCommand("unit:change");
  const [fault, setFault] = useState<string>();

  const submit = async (fields: FormData): Promise<string | undefined> => {
    setFault(undefined);
    const capabilities = codesFrom(fieldOf(fields, "capabilities"));
    const station = fieldOf(fields, "stationName");
    const at = parseCoordinates(fieldOf(fields, "stationAt"));
    if (capabilities === undefined) return setFault(t("console.admin.capabilitiesHint")), undefined;
    if (station !== "" && at === undefined) return setFault(t("console.admin.coordinatesInvalid")), undefined;
    const input = {
      unitId: unit?.id ?? newId(),
      agencyId: fieldOf(fields, "agencyId"),
      callSign: fieldOf(fields, "callSign"),
      type: fieldOf(fields, "type"),
      capabilities: [...capabilities],
      ...(station !== "" && at !== undefined && { station: { name: station, at } }),
    };
    const sent = await (unit === undefined ? add : change).send(input);
    if (sent.kind !== "done") return undefined;
    done();
    return sent.value.callSign;
  };

  return (
    <EntryForm
      button={t(unit === undefined ? "console.admin.add" : "console.admin.save")}
      fault={fault}
      pending={add.pending || change.pending}
      refusal={add.refusal ?? change.refusal}
      submit={submit}
      {...(leave !== undefined && { leave })}
    >
      <label>
        {t("console.admin.callSign")}
        <input name="callSign" required maxLength={30} dir="auto" defaultValue={unit?.callSign} />
      </label>
      <AgencyChoice agencies={master.agencies} chosen={unit?.agencyId} />
      <label>
        {t("console.admin.type")}
        <input name="type" required maxLength={40} pattern="[a-z0-9][a-z0-9\-]*" dir="ltr" placeholder={t("console.admin.codeHint")} defaultValue={unit?.type} />
      </label>
      <label>
        {t("console.admin.capabilities")}
        <input name="capabilities" maxLength={400} dir="ltr" placeholder={t("console.admin.capabilitiesHint")} defaultValue={unit?.capabilities.join(", ")} />
      </label>
      <label>
        {t("console.admin.stationName")}
        <input name="stationName" maxLength={200} dir="auto" defaultValue={unit?.station?.name} />
      </label>
      <label>
        {t("console.admin.stationAt")}
        <input name="stationAt" maxLength={60} dir="ltr" defaultValue={unit?.station === undefined ? "" : formatCoordinates(unit.station.at)} />
      </label>
    </EntryForm>
  );
}
