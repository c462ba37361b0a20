import { useFormat, useWords } from "@najda/client/react";
import { unbroken } from "../isolate.ts";
import type { Task } from "./use-task.ts";

/** The crew has finished without a network: the desk does not know it yet. */
export function EndWaiting({ task }: { readonly task: Task }) {
  const { t } = useWords();
  const format = useFormat();
  const { assignment, waiting } = task;
  if (assignment === undefined || assignment.active || waiting === 0) return null;
  return (
    <p className="hazard number" role="status">
      {t("responder.work.queuedSince", {
        status: t(`statuses.${assignment.status}`),
        time: unbroken(format.clock(assignment.statusSince, { seconds: false })),
      })}
    </p>
  );
}
