import { useWords } from "@najda/client/react";
import { Row } from "../duty/ready-row.tsx";
import type { WakingChoice } from "./use-waking.ts";

const words = {
  on: "pushOn",
  off: "pushOff",
  pending: "pushPending",
  denied: "pushDenied",
  unsupported: "pushUnsupported",
  "no-answer": "pushTimeout",
  failed: "pushTimeout",
} as const;

/** Whether an assignment arrives while the page is in the background, and the press that makes it so. */
export function WakeRow({ choice }: { readonly choice: WakingChoice }) {
  const { t } = useWords();
  const { waking, allow } = choice;
  const canAsk = waking === "off" || waking === "no-answer" || waking === "failed";
  return (
    <Row
      name={t("responder.ready.push")}
      good={waking === "on"}
      action={
        canAsk && (
          <button type="button" className="small" onClick={allow}>
            {t(waking === "off" ? "responder.ready.pushAllow" : "common.state.tryAgain")}
          </button>
        )
      }
    >
      {t(`responder.ready.${words[waking]}`)}
    </Row>
  );
}
