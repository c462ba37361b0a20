import { useState } from "react";
import { useConnection, useFormat, useWords } from "@najda/client/react";
import { phone, useKept } from "../phone/kept.ts";
import type { Receiving } from "./use-receiving.ts";
import { showTest } from "./show-test.ts";

const permissions = { granted: "permissionGranted", denied: "permissionDenied", default: "permissionDefault", none: "permissionNone" } as const;

/** Each link of the chain and how it stands, so that a person can see which one is missing. */
export function Proof({ receiving }: { readonly receiving: Receiving }) {
  const { t } = useWords();
  const format = useFormat();
  const { state } = useConnection();
  const proven = useKept(phone.proven);
  const [shown, setShown] = useState<boolean>();
  const test = (): void => void showTest({ title: t("citizen.proof.testTitle"), body: t("citizen.proof.testBody") }).then(setShown);
  return (
    <section className="proof panel" aria-labelledby="proof-title">
      <h2 id="proof-title">{t("actions.test-receiving")}</h2>
      <dl>
        <dt>{t("citizen.proof.permission")}</dt>
        <dd>{t(`citizen.proof.${permissions[receiving.permission]}`)}</dd>
        <dt>{t("citizen.proof.subscription")}</dt>
        <dd>{t(receiving.subscribed ? "citizen.proof.subscriptionOn" : "citizen.proof.subscriptionOff")}</dd>
        <dt>{t("citizen.proof.socket")}</dt>
        <dd>{t(state === "live" ? "citizen.proof.socketOn" : "citizen.proof.socketOff")}</dd>
        <dt>{t("citizen.proof.lastProven")}</dt>
        <dd>{proven === undefined ? t("citizen.proof.never") : <bdi translate="no">{format.moment(proven)}</bdi>}</dd>
      </dl>
      <button type="button" onClick={test}>
        {t("citizen.proof.show")}
      </button>
      <p role="status">{shown !== undefined && t(shown ? "citizen.proof.shown" : "citizen.proof.notShown")}</p>
    </section>
  );
}
