import { useWords } from "@najda/client/react";
import { ReasonChoice } from "../shell/reason-choice.tsx";
import { Sheet } from "../shell/sheet.tsx";

interface Props {
  readonly close: () => void;
  readonly refuse: (reason: string) => void;
}

const reasons = ["vehicle-trouble", "crew-missing", "patient-on-board", "blocked", "equipment"] as const;

/** A crew that can't go says why: the desk has to send somebody else. */
export function CannotGo({ close, refuse }: Props) {
  const { t } = useWords();
  return (
    <Sheet title={t("responder.work.cantGoTitle")} close={close}>
      <ReasonChoice reasons={reasons.map((reason) => t(`responder.work.cantGoReasons.${reason}`))} choose={refuse} />
    </Sheet>
  );
}
