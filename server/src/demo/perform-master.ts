import { randomUUID } from "node:crypto";
import type { Actor, CommandName, Input, Reply } from "@najda/protocol";
import { straightLine } from "@najda/geo";
import { noCoverage } from "../coverage/no-coverage.ts";
import { performOnce } from "../edge/perform-once.ts";
import { openLog } from "../infra/log.ts";
import type { Pool } from "../infra/pool.ts";

/** The hand that sets up a demo before anybody can sign in: public commands, through the runner, with audit. */
export function performMaster(pool: Pool): <N extends CommandName>(name: N, input: Input<N>) => Promise<Reply<N>> {
  const by: Actor = { personId: randomUUID(), sessionId: randomUUID(), name: "demo set-up", role: "administrator" };
  const surroundings = {
    pool,
    log: openLog("silent"),
    clock: { now: () => new Date() },
    settings: { acknowledgeSeconds: 30, positionMaxAgeSeconds: 180, recommendMaxMetres: 60_000, coverageAlarmSeconds: 30, moveUpAfterSeconds: 180, demo: true, pushHosts: [], alertSenderName: "Najda" },
    travelTimes: (incident: [number, number], from: [number, number][]) => Promise.resolve(from.map((at) => straightLine(at, incident))),
    coverage: noCoverage,
    route: () => Promise.resolve(undefined),
    travel: { factor: () => 1, accuracy: () => ({ types: [], hours: [] }) },
    trackPosition: () => Promise.resolve(),
    wakeSequencer: () => undefined,
  };
  return async <N extends CommandName>(name: N, input: Input<N>) => (await performOnce(surroundings, { by, name, raw: input })) as Reply<N>;
}
