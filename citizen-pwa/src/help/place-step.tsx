import { useState } from "react";
import type { FormEvent } from "react";
import type { LngLat } from "@najda/protocol";
import { newId } from "@najda/client";
import { Refusal, useCommand, useNow, useWords } from "@najda/client/react";
import { useAlerts } from "../alerts/use-alerts.tsx";
import { PickMap } from "../places/pick-map.tsx";
import { PlaceSearch } from "../places/place-search.tsx";
import { useReports } from "../reports/use-reports.tsx";
import type { Route } from "../shell/route.ts";
import { useWay } from "../shell/router.tsx";
import { useCitizen } from "../shell/use-citizen.ts";
import type { Choice } from "./kinds.ts";
import { KindIcon } from "./kind-icon.tsx";
import { LocationWords } from "./location-words.tsx";
import { MoreFields } from "./more-fields.tsx";
import { noFields } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { knowledgeOf, placeToSend } from "./place.ts";
import { reportFrom } from "./report-from.ts";
import { unbroken } from "../shell/isolate.ts";
import { useAddress } from "./use-address.ts";

interface Props {
  readonly choice: Choice;
  readonly known: readonly string[];
  readonly asked: Route & { readonly name: "help" };
}

/** Where, and send. Everything else can be left as it is. */
export function PlaceStep({ choice, known, asked }: Props) {
  const { t, language } = useWords();
  const { go } = useWay();
  const { hereNow, find, tell } = useAlerts();
  const { note } = useReports();
  const enter = useCitizen();
  const now = useNow(5000);
  const { send, pending, refusal } = useCommand("report:file");
  const [reportId] = useState(newId);
  const [pin, setPin] = useState<LngLat>();
  const [fields, setFields] = useState<Fields>({ ...noFields, type: choice.type });
  const [placeMissing, setPlaceMissing] = useState(false);
  const { here, locating, locate } = hereNow;
  const place = placeToSend(pin, here, asked.forSomeoneElse);
  const beside = useAddress(place?.at, language);

  const file = async (): Promise<void> => {
    if (place === undefined) return setPlaceMissing(true);
    const alert = asked.alertId === undefined ? undefined : find(asked.alertId)?.alert;
    const report = reportFrom({ id: reportId, place, fields, asked, alert });
    if (asked.alertId !== undefined) tell(asked.alertId, "need-help");
    let sent = await send(report);
    if (sent.kind === "refused" && sent.refusal.code === "signed-out" && (await enter())) sent = await send(report);
    if (sent.kind === "done") note(sent.value);
    if (sent.kind !== "refused") go({ name: "sent", reportId, silent: asked.silent });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void file();
  };

  return (
    <form className="place-step" onSubmit={submit}>
      <h1>
        <KindIcon kind={choice.kind} /> {t(asked.forSomeoneElse ? "citizen.help.whereSomeoneElse" : "citizen.help.where")}
      </h1>
      <PickMap here={here} pin={pin} onPin={setPin} />
      <div className="under-map">
        {pin === undefined && !asked.forSomeoneElse ? (
          <LocationWords here={here} knowledge={knowledgeOf(here, { now, locating: locating === "searching" })} />
        ) : (
          <p className="location-words">{t("citizen.help.moveMap")}</p>
        )}
        {beside !== undefined && <p className="location-words">{t("citizen.help.nearAddress", { address: unbroken(beside) })}</p>}
        <button
          type="button"
          className="small"
          onClick={() => {
            locate();
            setPin(undefined);
          }}
          disabled={asked.forSomeoneElse}
          hidden={asked.forSomeoneElse}
        >
          {t("citizen.help.useMine")}
        </button>
      </div>
      <PlaceSearch
        address={fields.address}
        near={pin ?? here?.at}
        change={(address) => setFields((before) => ({ ...before, address }))}
        found={setPin}
      />
      <MoreFields kind={choice.kind} fields={fields} known={known} silent={asked.silent} change={setFields} />
      <div className="actions">
        {placeMissing && place === undefined && (
          <p role="alert" className="refusal">
            {t("citizen.help.sendNeedsPlace")}
          </p>
        )}
        <Refusal refusal={refusal} />
        <button type="submit" className="main fill-danger" disabled={pending}>
          {t(pending ? "citizen.help.sending" : "citizen.help.send")}
        </button>
      </div>
    </form>
  );
}
