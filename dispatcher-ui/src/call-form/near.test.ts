import { expect, test } from "vitest";
import { anIncident, someId } from "../test-things.ts";
import { near } from "./near.ts";

test("open incidents within half a kilometre are offered, the nearest first", () => {
  const here = [35.9, 31.95] as const;
  const found = near([...here], [
    anIncident({ id: someId(1), at: [35.9, 31.952] }),
    anIncident({ id: someId(2), at: [35.9, 31.9505] }),
    anIncident({ id: someId(3), at: [35.9, 31.97] }),
  ]);
  expect(found.map(({ incident }) => incident.id)).toEqual([someId(2), someId(1)]);
});
