import { randomUUID } from "node:crypto";
import { isCommand, Refused, sentence, type Actor, type Answer } from "@najda/protocol";
import type { App } from "../app.ts";
import { brokenConstraint, isDatabaseAway } from "../infra/pool.ts";
import { counted } from "./metrics.ts";
import { performOnce } from "./perform-once.ts";

export interface Message {
  readonly by: Actor;
  readonly name: string;
  readonly raw: unknown;
}

/**
 * The one way in, for sockets and for HTTP alike. Known? Allowed? Well formed? Then once, in one transaction:
 * the command id (a repeat gets the first reply), the step, the audit row, the reply.
 */
export async function runCommand(app: App, { by, name, raw }: Message): Promise<Answer<unknown>> {
  const done = counted(isCommand(name) ? name : "unknown");
  try {
    if (!isCommand(name)) throw new Refused("unknown-command", { name: name.slice(0, 60) });
    const value = await performOnce(app, { by, name, raw });
    done("ok");
    return { ok: true, value };
  } catch (error) {
    const answer = refusalOf(app, { error, name });
    done(answer.code);
    return answer;
  }
}

/** The answer to a "no" or to a fault; a fault means unknown, and says so. */
export function refusalOf(app: App, { error, name }: { error: unknown; name: string }): { ok: false; code: string; message: string; facts: Record<string, unknown> } {
  const no = error instanceof Refused ? error : raceRefusal(error);
  if (no !== undefined) {
    app.log.info({ name, code: no.code }, "refused");
    return { ok: false, code: no.code, message: no.message, facts: no.facts };
  }
  const code = isDatabaseAway(error) ? "not-ready" : "internal";
  const facts = { faultId: randomUUID() };
  app.log.error({ name, ...facts, err: error }, "fault");
  return { ok: false, code, message: sentence(code, facts), facts };
}

/** Rules that a rival broke first: the constraint made it true, this is the good message. */
function raceRefusal(error: unknown): Refused | undefined {
  switch (brokenConstraint(error)) {
    case "one_active_assignment_per_unit":
      return new Refused("unit-busy", { callSign: "The unit" });
    case "people_name":
      return new Refused("name-taken", { name: "The name" });
    case "units_centre_id_call_sign_key":
      return new Refused("name-taken", { name: "The call sign" });
    default:
      return undefined;
  }
}
