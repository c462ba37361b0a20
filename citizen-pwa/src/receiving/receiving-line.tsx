import { useFormat, useWords } from "@najda/client/react";
import { phone, useKept } from "../phone/kept.ts";
import { isolate } from "../shell/isolate.ts";
import { Link } from "../shell/router.tsx";
import { useReceiving } from "./use-receiving.ts";

/** At the foot of the first screen: whether an alert would reach this phone. Leads to where that is changed. */
export function ReceivingLine() {
  const { t } = useWords();
  const format = useFormat();
  const { state } = useReceiving();
  const proven = useKept(phone.proven);
  const words = state === "on" && proven !== undefined ? t("citizen.receiving.onProven", { time: isolate(format.moment(proven)) }) : t(`citizen.receiving.${state}`);
  return (
    <Link to={{ name: "receiving" }} className="receiving-line">
      <span className="word" data-tone={state === "on" ? "good" : "caution"}>
        {words}
      </span>
    </Link>
  );
}
