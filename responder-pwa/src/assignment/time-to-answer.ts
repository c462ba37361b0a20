import type { Assignment } from "@najda/protocol";

/** How long the crew still has to acknowledge. */
export interface TimeToAnswer {
  /** Seconds left until the next step of the escalation, never below zero. */
  readonly seconds: number;
  /** 0 first asked; 1 asked again; 2 the desk was told that nobody answered. */
  readonly asked: 0 | 1 | 2;
  /** The time is over, whether the server has said so yet or not. */
  readonly over: boolean;
}

/**
 * The server asks again after `acknowledgeSeconds` and tells the desk after twice that, both counted from the dispatch.
 * A phone whose network is gone hears of neither, so the clock counts as well as the assignment's own escalation.
 */
export function timeToAnswer(assignment: Assignment, clock: { now: number; acknowledgeSeconds: number }): TimeToAnswer {
  const sentAt = Date.parse(assignment.times.dispatched ?? assignment.statusSince);
  const passed = (clock.now - sentAt) / 1000;
  const byClock = Math.floor(passed / clock.acknowledgeSeconds);
  const asked = Math.max(0, Math.min(2, Math.max(byClock, assignment.escalation)));
  const left = (asked + 1) * clock.acknowledgeSeconds - passed;
  // A phone whose clock runs behind must not promise more time than there is.
  const seconds = asked === 2 ? 0 : Math.max(0, Math.min(clock.acknowledgeSeconds, Math.ceil(left)));
  return { seconds, asked: asked === 0 ? 0 : asked === 1 ? 1 : 2, over: asked === 2 };
}
