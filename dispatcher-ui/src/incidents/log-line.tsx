import type { IncidentFile } from "@najda/protocol";
import { inSentence } from "@najda/client/translations";
import { Bdi, useFormat, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { useJoin } from "../shell/use-join.ts";

type Line = IncidentFile["log"][number];

/** When, what, and who. What people wrote stands as they wrote it. */
export function LogLine({ line }: { readonly line: Line }) {
  const { t } = useWords();
  const format = useFormat();
  const join = useJoin();
  const unit = isolate(line.callSign ?? "");
  const status = line.status === undefined ? "" : inSentence(t(`statuses.${line.status}`));
  return (
    <li className={line.what === "escalated" || line.what === "status-late" ? "caution" : undefined}>
      <Bdi className="faint">{format.clock(line.at)}</Bdi>
      <span>
        {line.what !== "note" && <span>{t(`console.log.${line.what}`, { unit, status })}</span>}
        {line.what === "changed" && <span className="dim">{`: ${join(changedFields(line.text, t))}`}</span>}
        {line.what !== "changed" && line.text !== undefined && line.text !== "" && (
          <>
            {line.what !== "note" && <span aria-hidden="true">{": "}</span>}
            <Bdi className="said">{line.text}</Bdi>
          </>
        )}{" "}
        {line.by !== undefined && <span className="faint">{t("console.log.by", { name: isolate(line.by) })}</span>}
      </span>
    </li>
  );
}

type T = ReturnType<typeof useWords>["t"];

const fields = ["type", "priority", "at", "accuracyMetres", "address", "narrative", "hazard"] as const;

/** "type, hazard": which facts were changed, from their names in the protocol. */
function changedFields(text: string | undefined, t: T): readonly string[] {
  const named = (text ?? "").split(", ");
  return fields.filter((field) => named.includes(field)).map((field) => t(`console.log.fields.${field}`));
}
