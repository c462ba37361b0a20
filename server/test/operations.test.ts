import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";

const read = (path: string): string => readFileSync(join(import.meta.dirname, "../..", path), "utf8");

/** Name and default of each row of the table in docs/operations.md. */
const told = new Map([...read("docs/operations.md").matchAll(/^\| `([A-Z_]+)` \|([^|]*)\|/gm)].map(([, name = "", value = ""]) => [name, value.trim()]));

test("every setting is explained to operators, and none that does not exist", () => {
  const settings = [...read("server/src/config.ts").matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = ""]) => name);
  expect([...told.keys()].sort()).toEqual(settings.sort());
});

test("the defaults that operators read are those of the server", () => {
  const { TIME_ZONE: _ofTheMachine, ...defaults } = readConfig({});
  for (const [name, value] of Object.entries(defaults)) {
    const written = String(value);
    expect(`${name}: ${told.get(name)}`).toBe(`${name}: ${written === "" ? "" : `\`${written}\``}`);
  }
});
