import { Bdi, DemoBadge, useConnection, useFormat, useNow, useWords } from "@najda/client/react";
import { useWaits } from "./use-waits.ts";
import { positionWord } from "../position/position-words.ts";
import type { Sharing } from "../position/share-position.ts";

interface Props {
  readonly callSign: string;
  readonly sharing: Sharing;
}

/** Which unit, and in words: the connection, what waits, and how old the shared position is. */
export function StatusBar({ callSign, sharing }: Props) {
  const { t } = useWords();
  return (
    <header className="status-bar" aria-label={t("responder.status.label")}>
      <Bdi className="call-sign">{callSign}</Bdi>
      <DemoBadge />
      <div className="states">
        <Network />
        <Position sharing={sharing} />
      </div>
    </header>
  );
}

function Network() {
  const { t } = useWords();
  const { state, queued } = useConnection();
  const waits = useWaits(queued > 0);
  const words = { live: t("responder.status.online"), connecting: t("responder.status.connecting"), stale: t("responder.status.offline") };
  return (
    <span className="word" data-tone={state === "live" ? "good" : "caution"} data-testid="network">
      <span role="status">{words[state]}</span>
      {waits && <span className="number">{t("responder.status.waiting", { count: queued })}</span>}
    </span>
  );
}

function Position({ sharing }: { readonly sharing: Sharing }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow(1000);
  const { state } = useConnection();
  const word = positionWord(sharing, { now, live: state === "live" });
  return (
    <span className="word number" data-tone={word.good ? "good" : "caution"} data-testid="position">
      {t(`responder.status.${word.key}`, { age: format.age(word.ageSeconds) })}
    </span>
  );
}
