import { useEffect, useState, type FormEvent } from "react";
import { type Incident, type LngLat } from "@najda/protocol";
import { Refusal, useCommand, useFormat, useNajda, useWords } from "@najda/client/react";
import { Elapsed } from "../incidents/elapsed.tsx";
import { useMapPick } from "../map/pick.tsx";
import { useDesk } from "../shell/desk.tsx";
import type { CallDraft } from "../shell/desk-state.ts";
import { focusOn } from "../shell/focus.ts";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { GiveUp } from "./give-up.tsx";
import { CallerFields } from "./caller-fields.tsx";
import { NearIncidents } from "./near-incidents.tsx";
import { PlaceField } from "./place-field.tsx";
import { callFrom, missing } from "./release.ts";
import { Responsible } from "../zones/responsible.tsx";
import { TypeField } from "./type-field.tsx";
import { OfflineNote } from "../shell/offline-note.tsx";

/** A call while somebody talks: place and type release the incident, the rest can follow. */
export function CallForm({ draft }: { readonly draft: CallDraft }) {
  const { t, language } = useWords();
  const format = useFormat();
  const desk = useDesk();
  const najda = useNajda();
  const pick = useMapPick();
  const take = useCommand("call:take");
  const [tried, setTried] = useState(false);
  const lacks = tried ? missing(draft) : [];
  const { changeDraft } = desk;

  const placeAt = async (at: LngLat): Promise<void> => {
    changeDraft({ at });
    const named = await najda.send("place:find", { near: at, limit: 1, language });
    const [place] = named.kind === "done" ? named.value.places : [];
    if (place !== undefined) changeDraft({ place: place.name });
  };
  // While the form is open every press on the map is its place.
  const { ask, answer } = pick;
  useEffect(() => {
    let open = true;
    const listen = async (): Promise<void> => {
      const at = await ask();
      if (!open || at === undefined) return;
      await placeAt(at);
      if (open) void listen();
    };
    void listen();
    return () => {
      open = false;
      answer(undefined);
    };
    // Asked once per call; `placeAt` only reaches for things that stay the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ask, answer, draft.callId]);

  const release = async (into?: Incident): Promise<void> => {
    setTried(true);
    const call = callFrom(into === undefined ? draft : { ...draft, type: draft.type ?? into.type }, into?.id);
    if (call === undefined) return;
    const sent = await take.send(call);
    if (sent.kind === "refused") return;
    desk.endCall({ kind: sent.kind === "queued" ? "queued-call" : "incident", incidentId: call.incidentId });
    focusOn("panel");
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void release();
  };

  return (
    <form className="call-form" aria-label={t("console.call.title")} onSubmit={submit}>
      <header className="panel-head">
        <h2>{t("console.call.title")}</h2>
        <Elapsed since={draft.startedAt} />
      </header>
      <PlaceField text={draft.place} at={draft.at} invalid={lacks.includes("place")} change={(place, at) => changeDraft({ place, at })} />
      <Responsible at={draft.at} />
      <TypeField
        text={draft.typeText === "" && draft.type !== undefined ? format.type(draft.type) : draft.typeText}
        invalid={lacks.includes("type")}
        change={(typeText) => changeDraft({ typeText, type: undefined })}
        choose={(type) => changeDraft({ typeText: format.type(type), type: type.code })}
      />
      {lacks.includes("type") && <p className="refusal" role="alert">{t("console.call.typeMissing")}</p>}
      <NearIncidents at={draft.at} attach={(incident) => void release(incident)} />
      <CallerFields draft={draft} change={changeDraft} />
      <div className="actions">
        <button type="submit" className="primary" disabled={take.pending}>
          {take.pending ? t("console.call.releasing") : t("console.call.release")} <PrimaryKey />
        </button>
        <GiveUp typed={draft.place !== "" || draft.narrative !== "" || draft.type !== undefined} giveUp={() => desk.endCall({ kind: "empty" })} />
      </div>
      <OfflineNote command="call:take" />
      <Refusal refusal={take.refusal} />
    </form>
  );
}
