import { useInstallation, useWords } from "@najda/client/react";
import { PlaceList } from "../places/place-list.tsx";
import { faultWords } from "./state.ts";
import { Proof } from "./proof.tsx";
import { useReceiving } from "./use-receiving.ts";
import { isolate } from "../shell/isolate.ts";

/** Whether, for which places and how alerts reach this phone; everything that can be done about it. */
export function ReceivingScreen() {
  const { t } = useWords();
  const { sender } = useInstallation();
  const receiving = useReceiving();
  const { state, subscribed, pending, fault } = receiving;
  return (
    <main id="content" className="screen receiving">
      <h1>{t("citizen.receiving.title")}</h1>
      <p className="word" data-tone={state === "on" ? "good" : "caution"} role="status" data-testid="receiving-state">
        {t(`citizen.receiving.${state}`)}
      </p>
      {fault !== undefined && (
        <p role="alert" className="hazard">
          {t(`citizen.receiving.${faultWords[fault]}`)} {fault === "unsupported" && t("citizen.receiving.install")}
        </p>
      )}
      <PlaceList />
      {subscribed ? (
        <button type="button" onClick={receiving.turnOff}>
          {t("citizen.receiving.turnOff")}
        </button>
      ) : (
        <button type="button" className="main primary" disabled={pending || state === "noPlaces"} onClick={receiving.turnOn}>
          {t(pending ? "citizen.receiving.pending" : "citizen.receiving.turnOn")}
        </button>
      )}
      <p className="dim">{t("citizen.receiving.privacy")}</p>
      <p className="dim">{t("citizen.receiving.follow")}</p>
      {sender !== undefined && <p className="dim">{t("citizen.settings.sender", { sender: isolate(sender) })}</p>}
      <Proof receiving={receiving} />
    </main>
  );
}
