import { useFormat, useNow, useWords } from "@najda/client/react";
import { unbroken } from "../isolate.ts";
import type { PositionSharing } from "../position/use-position.ts";
import { Row } from "./ready-row.tsx";

/** Whether the desk knows where this device is, and the press that changes it. */
export function PositionRow({ position }: { readonly position: PositionSharing }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow(1000);
  const { sharing, wanted, setWanted, retry } = position;
  const words = (): string => {
    if (sharing.state === "denied") return t("responder.ready.denied");
    if (sharing.state === "insecure") return t("responder.ready.insecure");
    if (sharing.state === "off") return t("responder.ready.positionHint");
    if (sharing.fix === undefined) return t("responder.status.positionSearching");
    if (sharing.isDemo === true) return t("responder.ready.demoDrive");
    const age = unbroken(format.age((now - sharing.fix.recordedAt) / 1000));
    return t("responder.ready.positionShared", { age, accuracy: unbroken(format.accuracy(sharing.fix.accuracyMetres)) });
  };
  const stopping = wanted && sharing.state !== "denied";
  const press = (): void => {
    if (stopping) setWanted(false);
    else if (wanted) retry();
    else setWanted(true);
  };
  return (
    <Row
      name={t("responder.ready.position")}
      good={sharing.fix !== undefined && sharing.state === "sharing"}
      action={
        <button type="button" className="small" onClick={press}>
          {t(stopping ? "responder.ready.stop" : "responder.ready.share")}
        </button>
      }
    >
      {words()}
    </Row>
  );
}
