import type { Unit } from "@najda/protocol";
import { useBoard, useStartOfScreen, useWords } from "@najda/client/react";
import { OfferScreen } from "./assignment/offer-screen.tsx";
import { RecallScreen } from "./assignment/recall-screen.tsx";
import { useRoute } from "./assignment/use-route.ts";
import { useSeen } from "./assignment/use-seen.ts";
import { useTask } from "./assignment/use-task.ts";
import type { Task } from "./assignment/use-task.ts";
import { WorkScreen } from "./assignment/work-screen.tsx";
import { IdleScreen } from "./duty/idle-screen.tsx";
import { RefusedReports } from "./shell/refused-reports.tsx";
import { StatusBar } from "./shell/status-bar.tsx";
import { useDevice } from "./shell/use-device.ts";
import type { Device } from "./shell/use-device.ts";
import { useRing } from "./waking/use-ring.ts";

/** A signed-in crew: its unit, once the board is there. */
export function Crew({ unitId }: { readonly unitId: string }) {
  const { t } = useWords();
  const unit = useBoard((board) => board.units[unitId]);
  if (unit !== undefined) return <OnUnit unit={unit} />;
  return (
    <p className="empty" role="status">
      {t("common.connection.nothingYet")}
    </p>
  );
}

function OnUnit({ unit }: { readonly unit: Unit }) {
  const task = useTask(unit.id);
  const device = useDevice(unit.id, unit.duty !== "off-duty");
  const { assignment, recalled } = task;
  useSeen(assignment);
  useRing(device.sound, recalled !== undefined || assignment?.status === "dispatched");
  return (
    <>
      <StatusBar callSign={unit.callSign} sharing={device.position.sharing} />
      <RefusedReports />
      <Now unit={unit} task={task} device={device} />
    </>
  );
}

interface NowProps {
  readonly unit: Unit;
  readonly task: Task;
  readonly device: Device;
}

/** What the crew sees follows from its task alone: taken away, offered, at work, or none. */
function Now({ unit, task, device }: NowProps) {
  const { assignment, incident, recalled } = task;
  const from = device.position.sharing.fix?.at;
  const underWay = assignment !== undefined && ["dispatched", "acknowledged", "en-route"].includes(assignment.status);
  const route = useRoute(underWay ? incident : undefined, from);
  useStartOfScreen(recalled !== undefined ? "recalled" : assignment?.active === true ? `${assignment.id} ${String(assignment.status === "dispatched")}` : "idle");
  if (recalled !== undefined) return <RecallScreen recalled={recalled} acknowledge={task.acknowledgeRecall} />;
  if (assignment === undefined || !assignment.active || incident === undefined) return <IdleScreen unit={unit} task={task} device={device} />;
  const Screen = assignment.status === "dispatched" ? OfferScreen : WorkScreen;
  return <Screen key={assignment.id} unit={unit} assignment={assignment} incident={incident} from={from} route={route} task={task} />;
}
