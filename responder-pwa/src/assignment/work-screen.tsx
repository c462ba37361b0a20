import type { Assignment, Incident, LngLat, Unit } from "@najda/protocol";
import { Actions } from "./actions.tsx";
import { ChangedNotice } from "./changed-notice.tsx";
import { HazardBox } from "./hazard-box.tsx";
import { PlaceMap } from "./place-map.tsx";
import { TaskCard } from "./task-card.tsx";
import { useGuarded } from "./use-guarded.ts";
import { useHazard } from "./use-hazard.ts";
import type { RouteLeft } from "./use-route.ts";
import type { Task } from "./use-task.ts";

interface Props {
  readonly unit: Unit;
  readonly assignment: Assignment;
  readonly incident: Incident;
  readonly from: LngLat | undefined;
  /** The way there over the streets, once it is known. */
  readonly route: RouteLeft | undefined;
  readonly task: Task;
}

/** On the way and at work: where, what, since when, and the next step under the thumb. */
export function WorkScreen({ unit, assignment, incident, from, route, task }: Props) {
  const hazard = useHazard(incident);
  const guarded = useGuarded(hazard);
  return (
    <main className="screen work" aria-labelledby="task-title">
      <PlaceMap incident={incident} from={from} route={route} />
      <div className="cards">
        <ChangedNotice incident={incident} />
        <HazardBox hazard={hazard} box={guarded.box} />
        <TaskCard unit={unit} assignment={assignment} incident={incident} from={from} route={route} waiting={task.waiting} />
      </div>
      <Actions assignment={assignment} service={unit.service} task={task} guarded={guarded} />
    </main>
  );
}
