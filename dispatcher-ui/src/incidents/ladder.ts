import type { Assignment } from "@najda/protocol";

/** The four rungs between pressing "Send" and a crew that has said yes. */
export const rungs = ["sent", "reached", "opened", "acknowledged"] as const;
export type Rung = (typeof rungs)[number];
export type RungState = "done" | "now" | "open";

const answered: readonly Assignment["status"][] = ["acknowledged", "en-route", "staged", "on-scene", "transporting", "at-destination", "cleared"];

/** How far an assignment got on its way to a person; `now` is the rung that is waited for. A crew that has moved has acknowledged. */
export function ladder(assignment: Assignment): Readonly<Record<Rung, RungState>> {
  const acknowledged = answered.includes(assignment.status);
  const done: Record<Rung, boolean> = {
    sent: true,
    reached: acknowledged || assignment.reachedAt !== undefined || assignment.openedAt !== undefined,
    opened: acknowledged || assignment.openedAt !== undefined,
    acknowledged,
  };
  const next = rungs.find((rung) => !done[rung]);
  const state = (rung: Rung): RungState => (done[rung] ? "done" : rung === next && assignment.active ? "now" : "open");
  return { sent: state("sent"), reached: state("reached"), opened: state("opened"), acknowledged: state("acknowledged") };
}
