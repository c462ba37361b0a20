import type { Assignment, Incident, LngLat, Unit } from "@najda/protocol";
import { Bdi, useBoard, useFormat, useWords } from "@najda/client/react";
import { Actions } from "./actions.tsx";
import { Countdown } from "./countdown.tsx";
import { HazardBox } from "./hazard-box.tsx";
import { OtherUnits } from "./other-units.tsx";
import { PlaceMap } from "./place-map.tsx";
import { useGuarded } from "./use-guarded.ts";
import { useHazard } from "./use-hazard.ts";
import type { RouteLeft } from "./use-route.ts";
import type { Task } from "./use-task.ts";
import { WayThere } from "./way-there.tsx";

interface Props {
  readonly unit: Unit;
  readonly assignment: Assignment;
  readonly incident: Incident;
  readonly from: LngLat | undefined;
  /** The way there over the streets, once it is known. */
  readonly route: RouteLeft | undefined;
  readonly task: Task;
}

/** The whole screen asks one thing: will you go? */
export function OfferScreen({ unit, assignment, incident, from, route, task }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const type = useBoard((board) => board.incidentTypes[incident.type]);
  const hazard = useHazard(incident);
  const guarded = useGuarded(hazard);
  return (
    <main className="screen offer" aria-labelledby="offer-title">
      <section className="call-out" data-priority={Math.min(incident.priority, 4)}>
        <div className="row">
          <span className="priority" data-priority={Math.min(incident.priority, 4)}>
            <span className="sr-only">{t("words.priority")}</span>
            <Bdi>{incident.priority}</Bdi>
          </span>
          <Countdown assignment={assignment} />
        </div>
        <p className="sr-only" role="alert">
          {t("responder.offer.title")}
        </p>
        <h1 id="offer-title">
          <bdi translate="no">{format.type(type ?? incident.type)}</bdi>
        </h1>
        <WayThere incident={incident} from={from} route={route} />
        <OtherUnits incident={incident} unitId={unit.id} />
        <HazardBox hazard={hazard} box={guarded.box} />
        {incident.narrative !== undefined && incident.narrative !== "" && (
          <p className="narrative">
            <bdi translate="no">{incident.narrative}</bdi>
          </p>
        )}
      </section>
      <PlaceMap incident={incident} from={from} route={route} />
      <Actions assignment={assignment} service={unit.service} task={task} guarded={guarded} />
    </main>
  );
}
