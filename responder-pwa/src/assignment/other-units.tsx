import type { Incident } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { isolate } from "../isolate.ts";

interface Props {
  readonly incident: Incident;
  readonly unitId: string;
}

/** Who else is sent. */
export function OtherUnits({ incident, unitId }: Props) {
  const { t, language } = useWords();
  const others = incident.units.filter((unit) => unit.unitId !== unitId).map((unit) => isolate(unit.callSign));
  const comma = language === "ar" ? "، " : ", ";
  return <p className="other-units">{others.length === 0 ? t("responder.offer.alone") : t("responder.offer.with", { units: others.join(comma) })}</p>;
}
