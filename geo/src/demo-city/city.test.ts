import { expect, test } from "vitest";
import { openTraps } from "./city.ts";
import { Network } from "./network.ts";

test("a one-way street that leads into a trap becomes two-way, a harmless one stays", () => {
  const network = new Network();
  const [a, b, c, d] = [network.junction([0, 0]), network.junction([100, 0]), network.junction([100, 100]), network.junction([300, 0])];
  const around = [network.street([a, b], { class: "residential" }), network.street([b, c], { class: "residential" }), network.street([c, a], { class: "residential" })];
  const trap = network.street([b, d], { class: "residential" });
  for (const street of [...around, trap]) street.oneway = true;
  openTraps(network);
  expect([...around, trap].map(({ oneway }) => oneway)).toEqual([true, true, true, false]);
});
