import type { Incident, LngLat } from "@najda/protocol";
import { useBoard, useFormat, useNow, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { shortNumber } from "../incidents/incident-number.ts";
import { PriorityMark } from "../incidents/priority.tsx";
import { secondsSince } from "../incidents/seconds-since.ts";
import { near } from "./near.ts";

interface Props {
  readonly at: LngLat | undefined;
  attach(incident: Incident): void;
}

/** Somebody else may have called about the same thing: open incidents near by, one press attaches. */
export function NearIncidents({ at, attach }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow(10_000);
  const incidents = useBoard((board) => board.incidents) ?? {};
  const types = useBoard((board) => board.incidentTypes) ?? {};
  const found = at === undefined ? [] : near(at, Object.values(incidents));
  if (found.length === 0) return null;
  return (
    <section className="near" aria-label={t("console.call.near")}>
      <h3>{t("console.call.near")}</h3>
      <ul role="list">
        {found.map(({ incident, metres }) => (
          <li key={incident.id}>
            <PriorityMark priority={incident.priority} />
            <span>
              {format.type(types[incident.type] ?? incident.type)}
              <span className="dim">
                {" "}
                {t("console.call.nearAway", { distance: isolate(format.distance(metres)), age: isolate(format.age(secondsSince(incident.openedAt, now))) })}
              </span>
            </span>
            <button type="button" className="small" onClick={() => attach(incident)}>
              {t("console.call.attach", { number: isolate(shortNumber(incident.number)) })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
