import { useState } from "react";
import { useWords } from "@najda/client/react";

interface Props {
  /** Something was typed that would be lost. */
  readonly typed: boolean;
  giveUp(): void;
}

/** Discards a call; what was typed is asked for once more, by the same button in other words. */
export function GiveUp({ typed, giveUp }: Props) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const sure = asked && typed;
  return (
    <button type="button" className={sure ? "danger" : "plain"} onBlur={() => setAsked(false)} onClick={() => (typed && !asked ? setAsked(true) : giveUp())}>
      {t(sure ? "console.call.giveUpSure" : "console.call.giveUp")}
    </button>
  );
}
