import { Bdi, useWords } from "@najda/client/react";
import type { UnitStatus } from "./unit-status.ts";

interface Props {
  readonly callSign: string;
  readonly status: UnitStatus;
  readonly toned?: boolean;
}

/** Code and call sign, the same in every language; the colour says the status again. */
export function UnitChip({ callSign, status, toned = false }: Props) {
  const { t } = useWords();
  return (
    <span className={toned ? "chip toned" : "chip"} data-status={status.state} title={t(`statuses.${status.state}`)}>
      <Bdi className="code">{status.code}</Bdi>{" "}
      <Bdi>{callSign}</Bdi>
    </span>
  );
}
