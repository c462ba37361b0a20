import { useCallback, useState } from "react";
import { Assignment, type AssignmentStatus } from "@najda/protocol";
import { newId } from "@najda/client";
import type { Refusal } from "@najda/client/translations";
import { useNajda } from "@najda/client/react";
import { runCard } from "../incidents/run-card.ts";
import { useDesk } from "../shell/desk.tsx";
import { useMapView } from "../map/map-context.tsx";
import type { Intent } from "./intent.ts";
import { steps, type Step } from "./steps.ts";

/** What came of a line: done (or kept for later), kept as a late report that changed no status, refused, or nothing to be said because the screen shows it. */
export type Outcome = { readonly kind: "done" } | { readonly kind: "queued" } | { readonly kind: "late"; readonly status: AssignmentStatus } | { readonly kind: "refused"; readonly refusal: Refusal } | { readonly kind: "shown" } | { readonly kind: "nowhere" };

export interface Run {
  readonly pending: boolean;
  run(intent: Intent): Promise<Outcome>;
}

/** A report that came too late is kept, but the status is another one by now. */
function lateness(message: Step, reply: unknown): Outcome | undefined {
  if (message.name !== "assignment:report") return undefined;
  const reported = Assignment.safeParse(reply).data;
  return reported === undefined || reported.status === message.input.status ? undefined : { kind: "late", status: reported.status };
}

/** Carries out what a line means: moves the screen, or sends its messages one after the other until one is refused. */
export function useRun(openHelp: () => void): Run {
  const desk = useDesk();
  const map = useMapView();
  const najda = useNajda();
  const [pending, setPending] = useState(false);

  const sendAll = useCallback(
    async (messages: readonly Step[]): Promise<Outcome> => {
      let outcome: Outcome = { kind: "done" };
      for (const message of messages) {
        const sent = await najda.send(message.name, message.input);
        if (sent.kind === "refused") return sent;
        if (sent.kind === "queued") outcome = { kind: "queued" };
        else outcome = lateness(message, sent.value) ?? outcome;
      }
      return outcome;
    },
    [najda],
  );

  const sendRecommended = async (intent: Extract<Intent, { kind: "send-recommended" }>): Promise<Outcome> => {
    const { incident } = intent;
    const asked = await najda.send("incident:recommend", { incidentId: incident.id });
    if (asked.kind === "refused") return asked;
    const board = najda.board();
    const sent = incident.units.flatMap(({ unitId }) => board?.units[unitId] ?? []);
    const best = asked.kind === "done" ? runCard(asked.value, sent, board?.incidentTypes[incident.type]?.needs ?? []).best : [];
    if (best.length === 0) return { kind: "shown" };
    return sendAll(best.map(({ unitId }): Step => ({ name: "incident:assign", input: { assignmentId: newId(), incidentId: incident.id, unitId } })));
  };

  const lookAt = async (text: string): Promise<Outcome> => {
    const near = map.centre();
    const asked = await najda.send("place:find", { text: text.slice(0, 200), limit: 1, ...(near !== undefined && { near }) });
    if (asked.kind === "refused") return asked;
    const place = asked.kind === "done" ? asked.value.places[0] : undefined;
    if (place === undefined) return { kind: "nowhere" };
    map.goTo(place.at);
    return { kind: "shown" };
  };

  const run = async (intent: Intent): Promise<Outcome> => {
    switch (intent.kind) {
      case "new":
        desk.takeCall(intent);
        return { kind: "shown" };
      case "view":
        desk.show({ kind: "incident", incidentId: intent.incident.id });
        return { kind: "shown" };
      case "view-unit":
        desk.show({ kind: "unit", unitId: intent.unit.id });
        map.goToUnit(intent.unit.id);
        return { kind: "shown" };
      case "search":
        desk.show({ kind: "search", text: intent.text });
        return { kind: "shown" };
      case "where":
        return lookAt(intent.text);
      case "help":
        openHelp();
        return { kind: "shown" };
      case "send-recommended":
        desk.show({ kind: "incident", incidentId: intent.incident.id });
        return sendRecommended(intent);
      default:
        return sendAll(steps(intent, { newId, now: new Date() }));
    }
  };

  return {
    pending,
    async run(intent) {
      setPending(true);
      try {
        return await run(intent);
      } finally {
        setPending(false);
      }
    },
  };
}
