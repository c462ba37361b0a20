import { commands, type CommandName, type Role, type SentInput } from "@najda/protocol";
import type { Closing, Intent } from "./intent.ts";

/** One message to the server. */
export type Step = { [N in CommandName]: { readonly name: N; readonly input: SentInput<N> } }[CommandName];

/** How the steps get what must be new each time. */
export interface Making {
  newId(): string;
  now: Date;
}

const needed: Record<Intent["kind"], readonly CommandName[]> = {
  new: ["call:take"],
  dispatch: ["incident:assign"],
  "send-recommended": ["incident:assign"],
  status: ["assignment:report"],
  free: ["assignment:cancel"],
  divert: ["assignment:cancel", "incident:assign"],
  cancel: ["incident:cancel"],
  close: ["incident:close"],
  note: ["incident:note"],
  duty: ["unit:duty"],
  view: [],
  "view-unit": [],
  search: ["incident:search"],
  where: ["place:find"],
  help: [],
};

/** Whether this role may send every command that the intent needs: the protocol's own rows say so. */
export const mayDo = (intent: Pick<Intent, "kind">, role: Role): boolean =>
  needed[intent.kind].every((name) => commands[name].by.some((allowed: Role) => allowed === role));

/** The messages an intent becomes, in order. What only moves the screen becomes none. */
export function steps(intent: Intent, making: Making): readonly Step[] {
  switch (intent.kind) {
    case "dispatch": {
      const { incident, note } = intent;
      const sent = intent.units.map((unit) => assign(incident.id, unit.id, making));
      return note === undefined ? sent : [...sent, write(incident.id, note, making)];
    }
    case "status": {
      const { status, destination, closing } = intent;
      const reportedAt = intent.reportedAt ?? making.now.toISOString();
      const reports = intent.units.map(({ assignment }): Step => ({
        name: "assignment:report",
        input: { assignmentId: assignment.id, status, reportedAt, ...(destination !== undefined && { destination }) },
      }));
      return closing === undefined ? reports : [...reports, close(closing)];
    }
    case "free":
      return intent.units.map(({ assignment }) => ({
        name: "assignment:cancel",
        input: { assignmentId: assignment.id, ...(intent.reason !== undefined && { reason: intent.reason }) },
      }));
    case "divert":
      return intent.units.flatMap(({ unit, assignment }): Step[] => [
        { name: "assignment:cancel", input: { assignmentId: assignment.id } },
        assign(intent.incident.id, unit.id, making),
      ]);
    case "cancel":
      return [{ name: "incident:cancel", input: { incidentId: intent.incident.id, reason: intent.reason } }];
    case "close":
      return [close(intent)];
    case "note":
      return [write(intent.incident.id, intent.text, making)];
    case "duty":
      return intent.units.map((unit) => ({
        name: "unit:duty",
        input: {
          unitId: unit.id,
          duty: intent.duty,
          ...(intent.reason !== undefined && { reason: intent.reason }),
          ...(intent.crewSize !== undefined && { crewSize: intent.crewSize }),
        },
      }));
    case "new":
    case "send-recommended":
    case "view":
    case "view-unit":
    case "search":
    case "where":
    case "help":
      return [];
  }
}

const assign = (incidentId: string, unitId: string, making: Making): Step => ({
  name: "incident:assign",
  input: { assignmentId: making.newId(), incidentId, unitId },
});

const write = (incidentId: string, text: string, making: Making): Step => ({
  name: "incident:note",
  input: { noteId: making.newId(), incidentId, text },
});

const close = ({ incident, disposition, note }: Closing & { note?: string }): Step => ({
  name: "incident:close",
  input: { incidentId: incident.id, disposition: disposition.code, ...(note !== undefined && { note }) },
});
