import { useWords } from "@najda/client/react";
import { ReasonChoice } from "../shell/reason-choice.tsx";
import { Sheet } from "../shell/sheet.tsx";

interface Props {
  readonly close: () => void;
  readonly choose: (reason: string) => void;
}

const reasons = ["refuelling", "breakdown", "cleaning", "break", "crew-missing", "training"] as const;

export function OutOfService({ close, choose }: Props) {
  const { t } = useWords();
  return (
    <Sheet title={t("responder.duty.whyOut")} close={close}>
      <ReasonChoice reasons={reasons.map((reason) => t(`responder.duty.reasons.${reason}`))} choose={choose} />
    </Sheet>
  );
}
