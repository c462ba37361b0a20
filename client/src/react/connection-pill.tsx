import { useConnection, useFormat, useWords } from "./hooks.ts";

/** "Live, 0.2 s", "No connection for 3 min", and how much waits to be sent: in words, with the age of what is shown. */
export function ConnectionPill() {
  const { state, ageSeconds, queued } = useConnection();
  const { t } = useWords();
  const format = useFormat();
  const age = format.age(ageSeconds ?? 0);
  const words = {
    live: () => t("common.connection.live", { age }),
    connecting: () =>
      ageSeconds === undefined ? t("common.connection.connecting") : t("common.connection.connectingSince", { age }),
    stale: () => t("common.connection.stale", { age }),
  };
  return (
    <span className={`pill ${state}`} data-state={state}>
      <span className="dot" aria-hidden="true" />
      <span className="number">{words[state]()}</span>
      {queued > 0 && <span className="number">{t("common.connection.queued", { count: queued })}</span>}
      {/* Said once when the state changes, not at every second of its age. */}
      <span role="status" className="sr-only">
        {state === "live" ? t("times.live") : state === "stale" ? t("times.offline") : t("common.connection.connecting")}
      </span>
    </span>
  );
}
