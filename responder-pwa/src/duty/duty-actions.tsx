import { useState } from "react";
import type { Unit } from "@najda/protocol";
import { Refusal, useCommand, useWords } from "@najda/client/react";
import { CallDesk } from "../shell/call-desk.tsx";
import { CrewSize } from "./crew-size.tsx";
import { OutOfService } from "./out-of-service.tsx";

/** On, out and off: the desk sends only who is in service. */
export function DutyActions({ unit }: { readonly unit: Unit }) {
  const { t } = useWords();
  const { send, pending, refusal } = useCommand("unit:duty");
  const [asking, setAsking] = useState(false);
  const [crewSize, setCrewSize] = useState(unit.crewSize ?? 2);
  const change = (duty: Unit["duty"], reason?: string): void => {
    setAsking(false);
    void send({ unitId: unit.id, duty, crewSize, ...(reason === undefined ? {} : { reason }) });
  };
  return (
    <footer className="actions">
      <Refusal refusal={refusal} />
      {refusal?.code === "offline" && <p className="dim">{t("responder.duty.offlineHint")}</p>}
      {unit.duty === "off-duty" && <CrewSize size={crewSize} change={setCrewSize} />}
      {unit.duty === "off-duty" && (
        <button type="button" className="main fill-safe" disabled={pending} onClick={() => change("in-service")}>
          {t("responder.duty.onDuty")}
        </button>
      )}
      {unit.duty === "out-of-service" && (
        <button type="button" className="main fill-safe" disabled={pending} onClick={() => change("in-service")}>
          {t("responder.duty.backInService")}
        </button>
      )}
      <div className="pair">
        {unit.duty === "in-service" && (
          <button type="button" disabled={pending} onClick={() => setAsking(true)}>
            {t("responder.duty.outOfService")}
          </button>
        )}
        {unit.duty !== "off-duty" && (
          <button type="button" disabled={pending} onClick={() => change("off-duty")}>
            {t("responder.duty.offDuty")}
          </button>
        )}
        <CallDesk />
      </div>
      {asking && <OutOfService close={() => setAsking(false)} choose={(reason) => change("out-of-service", reason)} />}
    </footer>
  );
}
