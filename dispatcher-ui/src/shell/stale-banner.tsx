import { useConnection, useFormat, useWords } from "@najda/client/react";

/** Seconds without a sign of life after which the screen says that it may be wrong. */
const staleSeconds = 10;

/** Grey, across the page, only while the connection is gone: how old this is, and what still works. */
export function StaleBanner() {
  const { t } = useWords();
  const format = useFormat();
  const { state, ageSeconds } = useConnection();
  if (state === "live" || (ageSeconds !== undefined && ageSeconds < staleSeconds)) return null;
  if (ageSeconds === undefined) return null;
  return (
    <p className="stale-banner">
      <span role="status">{t("console.stale.banner", { age: format.age(Math.floor(ageSeconds)) })}</span> <span className="dim">{t("console.stale.queued")}</span>
    </p>
  );
}
