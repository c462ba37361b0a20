import { v7 as uuid } from "uuid";
import type { Actor, AssignmentStatus, Incident, LogLine, Tx, Unit } from "@najda/protocol";
import { insertLine } from "./log-lines.sql.ts";

interface Happened {
  readonly incident: Incident;
  readonly what: LogLine["what"];
  readonly by?: Pick<Actor, "name"> | undefined;
  readonly id?: string;
  readonly unit?: Pick<Unit, "id" | "callSign"> | undefined;
  readonly status?: AssignmentStatus | undefined;
  readonly text?: string | undefined;
}

/** Adds a line to the incident's log and tells those who see the incident. */
export async function logged(tx: Tx, { incident, what, by, id = uuid(), unit, status, text }: Happened): Promise<LogLine | undefined> {
  const line: LogLine = {
    id,
    at: tx.clock.now().toISOString(),
    what,
    ...(by === undefined ? {} : { by: by.name }),
    ...(unit === undefined ? {} : { unitId: unit.id, callSign: unit.callSign }),
    ...(status === undefined ? {} : { status }),
    ...(text === undefined || text === "" ? {} : { text }),
  };
  if (!(await insertLine(tx, { ...line, centreId: incident.centreId, incidentId: incident.id }))) return undefined;
  tx.publish("incident:logged", {
    centreId: incident.centreId,
    incidentId: incident.id,
    unitIds: incident.units.map((sent) => sent.unitId),
    line,
  });
  return line;
}
