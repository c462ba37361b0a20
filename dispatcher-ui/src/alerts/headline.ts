import type { Alert } from "@najda/protocol";

/** An alert's headline in the reader's language, else in the first one that it has. */
export const headlineOf = (alert: Pick<Alert, "texts">, language: string): string | undefined =>
  (alert.texts[language] ?? Object.values(alert.texts)[0])?.headline;
