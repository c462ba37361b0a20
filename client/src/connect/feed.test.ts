import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEvent, visible } from "@najda/protocol";
import type { AnyKeptEvent } from "@najda/protocol";
import { catchUp, completeThrough, emptyFeed, hear, join, takeSnapshot } from "./feed.ts";
import { boardWith, changed, unitOf } from "./test-board.ts";

/** A log in which each event is the next version of one of three units, so that losing or doubling one shows. */
const log = fc.array(fc.constantFrom("e1", "m2", "p3"), { maxLength: 30 }).map((names): AnyKeptEvent[] => {
  const versions = new Map<string, number>();
  return names.map((name, index) => {
    const version = (versions.get(name) ?? 0) + 1;
    versions.set(name, version);
    return changed(index + 1, unitOf(name, version));
  });
});

const after = (events: readonly AnyKeptEvent[], through: number) => events.slice(0, through).reduce(applyEvent, boardWith(0));

test("however the snapshot falls among live events, the board ends as a fresh one would", () => {
  fc.assert(
    fc.property(log, fc.tuple(fc.nat(), fc.nat(), fc.nat()), (events, [joinedAt, takenAt, arrivedAt]) => {
      const joined = joinedAt % (events.length + 1);
      const taken = Math.max(joined, takenAt % (events.length + 1));
      const arrived = Math.max(taken, arrivedAt % (events.length + 1));
      const buffered = events.slice(joined, arrived).reduce(hear, join(emptyFeed));
      const ready = takeSnapshot(buffered, after(events, taken));
      const end = events.slice(arrived).reduce(hear, ready);
      expect(end.board && visible(end.board)).toEqual(visible(after(events, events.length)));
    }),
  );
});

test("missed events and those that came meanwhile are taken once each, in order", () => {
  fc.assert(
    fc.property(log, fc.nat(), fc.nat(), (events, leftAt, backAt) => {
      const left = leftAt % (events.length + 1);
      const back = Math.max(left, backAt % (events.length + 1));
      const away = { ...emptyFeed, board: after(events, left) };
      // The last of the missed ones also arrives live, as happens between the question and its answer.
      const overlap = Math.max(left, back - 1);
      const rejoined = events.slice(overlap).reduce(hear, join(away));
      const end = catchUp(rejoined, { events: events.slice(left, back), through: back });
      expect(end.board && visible(end.board)).toEqual(visible(after(events, events.length)));
      expect(end.joining).toBe(false);
    }),
  );
});

test("a heartbeat moves the number on where no event was meant for this viewer, but never while joining", () => {
  const feed = { ...emptyFeed, board: boardWith(7) };
  expect(completeThrough(feed, 12).board?.number).toBe(12);
  expect(completeThrough(feed, 3)).toBe(feed);
  expect(completeThrough(join(feed), 12).board?.number).toBe(7);
});

test("nothing is applied before there is a board", () => {
  const feed = hear(emptyFeed, changed(1, unitOf("e1", 1)));
  expect(feed.board).toBeUndefined();
  expect(takeSnapshot(feed, boardWith(0)).board?.units["e1"]?.version).toBe(1);
});
