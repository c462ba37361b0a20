import { useState } from "react";
import type { Incident } from "@najda/protocol";
import { useFormat, useWords } from "@najda/client/react";
import { unbroken } from "../isolate.ts";
import { changesSince, essentials } from "./incident-changes.ts";

/** What the desk changed since the crew last looked; stays until it is pressed. */
export function ChangedNotice({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const format = useFormat();
  const [seen, setSeen] = useState(() => essentials(incident));
  const changes = changesSince(seen, incident);
  if (changes === undefined) return null;
  const fieldNames = { type: t("words.incident"), priority: t("words.priority"), address: t("words.address"), narrative: t("words.narrative") };
  return (
    <div className="changed" role="alert">
      <p>
        <strong>{t("responder.work.changed")}</strong>
      </p>
      {changes.moved !== undefined && (
        <p className="number">
          {t("responder.work.moved", {
            distance: unbroken(format.distance(changes.moved.metres)),
            direction: t(`responder.offer.direction.${changes.moved.direction}`),
          })}
        </p>
      )}
      {changes.fields.length > 0 && <p>{changes.fields.map((field) => fieldNames[field]).join(" · ")}</p>}
      <button type="button" className="small" onClick={() => setSeen(essentials(incident))}>
        {t("responder.work.changedSeen")}
      </button>
    </div>
  );
}
