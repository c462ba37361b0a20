import type { Unit } from "@najda/protocol";
import { EndWaiting } from "../assignment/end-waiting.tsx";
import type { Task } from "../assignment/use-task.ts";
import { MoveUpCard } from "../covering/move-up-card.tsx";
import { Settings } from "../shell/settings.tsx";
import type { Device } from "../shell/use-device.ts";
import { DutyActions } from "./duty-actions.tsx";
import { DutyCard } from "./duty-card.tsx";
import { Readiness } from "./readiness.tsx";

interface Props {
  readonly unit: Unit;
  readonly task: Task;
  readonly device: Device;
}

/** Between two tasks: duty, and whether this device is ready for the next one. */
export function IdleScreen({ unit, task, device }: Props) {
  return (
    <main className="screen idle">
      <div className="cards">
        <EndWaiting task={task} />
        <MoveUpCard unitId={unit.id} from={device.position.sharing.fix?.at} />
        <DutyCard unit={unit} />
        <Readiness unit={unit} device={device} />
        <Settings />
      </div>
      <DutyActions unit={unit} />
    </main>
  );
}
