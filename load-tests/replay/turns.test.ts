import { expect, test } from "vitest";
import type { Row, Stamps } from "./rows.ts";
import { scriptOf, type Turn } from "./turns.ts";

const row = (rowId: string, stamps: Stamps, { callNumber = "1", callSign = "E1" } = {}): Row => ({
  rowId,
  callNumber,
  callSign,
  unitType: "ENGINE",
  isAls: false,
  call: { type: "Alarms", received: 0, receivedAsWritten: "", entered: 5, address: "", at: [0, 0], priority: "3", disposition: "Fire" },
  stamps,
});

const told = (turns: readonly Turn[]): string[] => turns.map((turn) => `${turn.at} ${turn.kind === "report" ? `${turn.status}@${turn.stamp}` : turn.kind}`);

test("a plain row is taken, sent, answered step by step, and closed", () => {
  const { turns } = scriptOf([row("a", { dispatched: 10, responded: 20, onScene: 30, available: 40 })]);
  expect(told(turns)).toEqual(["5 take", "10 assign", "20 acknowledged@20", "20 en-route@20", "30 on-scene@30", "40 cleared@40", "40 close"]);
});

test("a stamp that lies before the step before it is reported right after that one, as it stands", () => {
  const { turns, outOfOrder } = scriptOf([row("a", { dispatched: 10, transporting: 30, atHospital: 25, available: 40 })]);
  expect(told(turns)).toEqual(["5 take", "10 assign", "30 transporting@30", "30 at-destination@25", "40 cleared@40", "40 close"]);
  expect(outOfOrder).toEqual(["a"]);
});

test("an end that comes too late for the server is made good by the desk", () => {
  const { turns } = scriptOf([row("a", { dispatched: 10, onScene: 50, available: 40 })]);
  expect(told(turns)).toEqual(["5 take", "10 assign", "50 on-scene@50", "50 cleared@40", "50 end", "50 close"]);
});

test("a row without an end is ended by the desk at its last stamp", () => {
  const { turns, endless } = scriptOf([row("a", { dispatched: 10, responded: 20 })]);
  expect(told(turns).slice(-2)).toEqual(["20 end", "20 close"]);
  expect(endless).toEqual(["a"]);
});

test("a unit that is sent while it is busy ends its earlier job first, and what came later of that is left out", () => {
  const first = row("a", { dispatched: 10, responded: 20, onScene: 60, available: 90 });
  const second = row("b", { dispatched: 50, available: 70 }, { callNumber: "2" });
  const { turns, cutShort } = scriptOf([second, first]);
  expect(cutShort).toEqual(["a"]);
  expect(told(turns)).toEqual(["5 take", "5 take", "10 assign", "20 acknowledged@20", "20 en-route@20", "50 end", "50 assign", "50 close", "70 cleared@70", "70 close"]);
});

test("a call with several units closes when the last of them is clear", () => {
  const { turns } = scriptOf([row("a", { dispatched: 10, available: 90 }), row("b", { dispatched: 12, available: 40 }, { callSign: "T2" })]);
  expect(told(turns).filter((turn) => /take|close/.test(turn))).toEqual(["5 take", "90 close"]);
});
