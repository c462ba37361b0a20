import { applyEvent } from "@najda/protocol";
import type { AnyKeptEvent, Board } from "@najda/protocol";

/**
 * The board as this viewer holds it, and what arrived while it was being fetched. Pure:
 * join, buffer, take the snapshot (or the missing events), drop what it already shows, go on live.
 */
export interface Feed {
  readonly board: Board | undefined;
  /** True from the connection until snapshot or catch-up has come. */
  readonly joining: boolean;
  readonly buffer: readonly AnyKeptEvent[];
}

export const emptyFeed: Feed = { board: undefined, joining: false, buffer: [] };

/** The connection stands; what comes now may be newer or older than what is about to be fetched. */
export const join = (feed: Feed): Feed => ({ ...feed, joining: true, buffer: [] });

/** An event came over the wire. */
export function hear(feed: Feed, event: AnyKeptEvent): Feed {
  if (feed.joining || feed.board === undefined) return { ...feed, buffer: [...feed.buffer, event] };
  const board = applyEvent(feed.board, event);
  return board === feed.board ? feed : { ...feed, board };
}

const unbuffer = (board: Board, feed: Feed): Feed => ({
  board: feed.buffer.reduce(applyEvent, board),
  joining: false,
  buffer: [],
});

/** Start again from a snapshot: the buffer's events up to its number are in it already. */
export const takeSnapshot = (feed: Feed, board: Board): Feed => unbuffer(board, feed);

/** The events that were missed, complete up to `through`. */
export function catchUp(feed: Feed, missed: { events: readonly AnyKeptEvent[]; through: number }): Feed {
  if (feed.board === undefined) return feed;
  const board = missed.events.reduce(applyEvent, feed.board);
  return unbuffer(atLeast(board, missed.through), feed);
}

/** A heartbeat: this viewer has everything up to `through`, also where no event was meant for it. */
export function completeThrough(feed: Feed, through: number): Feed {
  if (feed.joining || feed.board === undefined || through <= feed.board.number) return feed;
  return { ...feed, board: atLeast(feed.board, through) };
}

const atLeast = (board: Board, number: number): Board => (number > board.number ? { ...board, number } : board);
