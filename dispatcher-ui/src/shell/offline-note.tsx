import { commands, type CommandName } from "@najda/protocol";
import { useConnection, useWords } from "@najda/client/react";

/** Seconds without a sign of life after which buttons say what a press will come to. */
const offlineSeconds = 30;

/** Beside what can be pressed, while the connection is gone: whether it will be queued or can't be done. */
export function OfflineNote({ command }: { readonly command: CommandName }) {
  const { t } = useWords();
  const { state, ageSeconds = 0 } = useConnection();
  if (state === "live" || ageSeconds < offlineSeconds) return null;
  return <p className="queued">{t(commands[command].offline === "queue" ? "console.stale.willQueue" : "console.stale.offline")}</p>;
}
