import { useWords } from "@najda/client/react";

interface Props {
  readonly size: number;
  readonly change: (size: number) => void;
}

const most = 30;

/** How many are on board, with two buttons that a glove can hit. */
export function CrewSize({ size, change }: Props) {
  const { t } = useWords();
  return (
    <div className="crew-size" role="group" aria-label={t("responder.duty.crewSize")}>
      <button type="button" aria-label={t("responder.duty.fewer")} disabled={size === 0} onClick={() => change(size - 1)}>
        −
      </button>
      <output className="number">{t("responder.duty.crew", { count: size })}</output>
      <button type="button" aria-label={t("responder.duty.more")} disabled={size === most} onClick={() => change(size + 1)}>
        +
      </button>
    </div>
  );
}
