import { useState } from "react";
import { useConnection, useFormat, useNow, useWords } from "@najda/client/react";

/** Seconds without a sign of life after which the screen says that it may be wrong. */
const staleSeconds = 10;

/** Grey, across the page, only while the connection is gone: how old this is, and what still works. */
export function StaleBanner() {
  const { t } = useWords();
  const format = useFormat();
  const { state, ageSeconds } = useConnection();
  const [opened] = useState(Date.now);
  const sinceOpened = (useNow(1000) - opened) / 1000;
  if (state === "live" || (ageSeconds ?? sinceOpened) < staleSeconds) return null;
  return (
    <p className="stale-banner">
      <span role="status">
        {ageSeconds === undefined ? t("console.stale.bannerNever") : t("console.stale.banner", { age: format.age(Math.floor(ageSeconds)) })}
      </span> <span className="dim">{t("console.stale.queued")}</span>
    </p>
  );
}
