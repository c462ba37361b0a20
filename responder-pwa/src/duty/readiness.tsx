import type { Unit } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import type { Device } from "../shell/use-device.ts";
import { WakeRow } from "../waking/wake-row.tsx";
import { PositionRow } from "./position-row.tsx";
import { Row } from "./ready-row.tsx";

interface Props {
  readonly unit: Unit;
  readonly device: Device;
}

/** Whether an assignment would reach this device, line by line, each with what to do about it. */
export function Readiness({ unit, device }: Props) {
  const { position, screen, sound, waking } = device;
  const { t } = useWords();
  return (
    <section className="readiness panel" aria-labelledby="readiness-title">
      <h2 id="readiness-title">{t("responder.idle.readiness")}</h2>
      <dl>
        {unit.duty !== "off-duty" && <PositionRow position={position} />}
        <WakeRow choice={waking} />
        {screen !== "off" && (
          <Row name={t("responder.ready.screen")} good={screen === "on"}>
            {t(screen === "on" ? "responder.ready.screenOn" : "responder.ready.screenOff")}
          </Row>
        )}
        <Row
          name={t("responder.ready.sound")}
          good={sound.allowed}
          action={
            <button type="button" className="small" onClick={() => sound.tone.play()}>
              {t("responder.ready.soundTest")}
            </button>
          }
        >
          {t(sound.allowed ? "responder.ready.soundHint" : "responder.ready.soundBlocked")}
        </Row>
      </dl>
    </section>
  );
}
