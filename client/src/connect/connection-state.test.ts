import { expect, test } from "vitest";
import { connectionAt, silent } from "./connection-state.ts";

const heard = { ...silent, joined: true, lastHeardAt: 10_000 };

test("live means joined and heard from lately, with the age of what is shown", () => {
  expect(connectionAt(heard, 10_200)).toEqual({ state: "live", ageSeconds: 0.2, queued: 0 });
});

test("a connection that has gone silent is stale, whatever the socket believes", () => {
  expect(connectionAt(heard, 17_000)).toMatchObject({ state: "stale", ageSeconds: 7 });
});

test("a short break is told as connecting, a long one as stale", () => {
  expect(connectionAt({ ...heard, joined: false }, 12_000).state).toBe("connecting");
  expect(connectionAt({ ...heard, joined: false }, 40_000).state).toBe("stale");
});

test("before the first word there is no age to tell", () => {
  expect(connectionAt({ ...silent, queued: 3 }, 99)).toEqual({ state: "connecting", ageSeconds: undefined, queued: 3 });
});

test("a clock that was set back never gives a negative age", () => {
  expect(connectionAt(heard, 9_000).ageSeconds).toBe(0);
});

test("a board kept from the last visit is no silence yet: the page says how old it is, and that it connects", () => {
  const opened = { ...heard, joined: false, tryingSince: 90_000 };
  expect(connectionAt(opened, 92_000)).toEqual({ state: "connecting", ageSeconds: 82, queued: 0 });
  expect(connectionAt(opened, 97_000).state).toBe("stale");
});
