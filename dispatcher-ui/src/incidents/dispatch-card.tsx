import { AssignmentStatus, type Assignment, type Incident, type IncidentFile } from "@najda/protocol";
import { Bdi, useBoard, useFormat, useNow, useWords } from "@najda/client/react";
import { Facts } from "./facts.tsx";
import { LogLine } from "./log-line.tsx";

interface Props {
  readonly incident: Incident;
  readonly file: IncidentFile | undefined;
}

/** As they happened: the database keeps them in no order. */
const inOrder = (times: Assignment["times"]) =>
  AssignmentStatus.options.flatMap((status) => (times[status] === undefined ? [] : [[status, times[status]] as const])).toSorted(([, one], [, other]) => Date.parse(one) - Date.parse(other));

/** What the printer gets instead of the screen: one incident on paper, for the day on which the radio is all there is. */
export function DispatchCard({ incident, file }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow(30_000);
  const type = useBoard((board) => board.incidentTypes[incident.type]);
  const callSigns = useBoard((board) => Object.fromEntries(Object.values(board.units).map((unit) => [unit.id, unit.callSign]))) ?? {};
  const assignments = file?.assignments ?? [];
  return (
    <section className="dispatch-card" aria-hidden="true">
      <header>
        <h1>
          {t("console.card.title")} <Bdi>{incident.number}</Bdi>
        </h1>
        <p>
          {[t("console.lists.priority", { priority: incident.priority }), format.type(type ?? incident.type), t(`incidents.${incident.status}`)].join(" · ")}
        </p>
        <p>{t("console.card.printedAt", { time: format.moment(new Date(now)) })}</p>
      </header>
      <Facts incident={incident} />
      <h2>{t("console.card.calls")}</h2>
      <ul>
        {(file?.calls ?? []).map((call) => (
          <li key={call.id}>
            <Bdi>{format.clock(call.takenAt)}</Bdi> <Bdi>{[call.caller?.name, call.caller?.phone, call.narrative].filter((each) => each !== undefined && each !== "").join(" · ")}</Bdi>
          </li>
        ))}
      </ul>
      <h2>{t("console.card.units")}</h2>
      <ul>
        {assignments.map((assignment) => (
          <li key={assignment.id}>
            <Bdi>{callSigns[assignment.unitId] ?? ""}</Bdi>{" "}
            {inOrder(assignment.times).map(([status, at]) => (
              <span key={status}>
                {t(`statuses.${status}`)} <Bdi>{format.clock(at)}</Bdi>{" "}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <h2>{t("console.log.title")}</h2>
      <ol>
        {(file?.log ?? []).map((line) => (
          <LogLine key={line.id} line={line} />
        ))}
      </ol>
    </section>
  );
}
