import { pino, type Logger } from "pino";

/** No bodies, no tokens, no places: names, ids and codes only. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: { paths: ["*.password", "*.token", "*.authorization", "*.cookie", "req.headers"], remove: true },
  });
}

export type { Logger };
