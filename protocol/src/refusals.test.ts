import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AlertStatus, nextAlertStatuses } from "./alert.ts";
import { AssignmentStatus, nextAssignmentStatuses, nextStep } from "./assignment.ts";
import { Refused, refusals, sentence, type RefusalCode } from "./refusals.ts";

const root = join(import.meta.dirname, "../..");
const codes = Object.keys(refusals) as RefusalCode[];
const placeholders = (code: RefusalCode): string[] => [...refusals[code].says.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);

/** A `new Refused(...)` in the sources: its code, and the facts that are written there; undefined where they come from elsewhere. */
interface Thrown {
  readonly where: string;
  readonly code: string;
  readonly facts: readonly string[] | undefined;
}

/** The names in an object literal of one level: `{ status: a.status, allowed, ...facts }`. */
const factNames = (literal: string): string[] =>
  literal
    .replace(/`[^`]*`|"[^"]*"|\([^()]*\)|\[[^\]]*\]/g, "")
    .slice(1, -1)
    .split(",")
    .flatMap((part) => /^\s*(\.\.\.\w+|\w+)/.exec(part)?.[1] ?? []);

const sources = ["protocol/src", "geo/src", "alerts/src", "server/src"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => join(folder, file)),
);

const thrown: Thrown[] = sources.flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/new Refused\(\s*"([\w-]+)"\s*(?:,\s*(\{[^}]*\}|[^{)]+))?/g)].map((match) => ({
    where: `${file}: ${match[0]}`,
    code: match[1] ?? "",
    facts: match[2]?.startsWith("{") === false ? undefined : factNames(match[2] ?? "{}"),
  })),
);

describe("refusals", () => {
  test.each(codes)("%s is one or more whole sentences", (code) => {
    expect(refusals[code].says).toMatch(/^[A-Z{][^\n]*\.$/);
    expect(refusals[code].status).toBeGreaterThanOrEqual(400);
  });

  test("the sources were found", () => {
    expect(thrown.length).toBeGreaterThan(60);
    expect(thrown.map((one) => one.where).join("\n")).toContain("alerts/src/");
  });

  test("every refusal that is thrown passes the facts that its sentence names", () => {
    const missing = thrown
      .filter(({ code }) => code in refusals)
      .map(({ where, code, facts }) => ({ where, missing: facts && placeholders(code as RefusalCode).filter((name) => !facts.includes(name)) }))
      .filter((one) => (one.missing ?? []).length > 0);
    expect(missing).toEqual([]);
  });

  test("the sentence tells the facts, lists included, and keeps them for the apps", () => {
    const refused = new Refused("status-illegal", { status: "on-scene", wanted: "en-route", allowed: ["transporting", "cleared"] });
    expect(refused.message).toBe("An assignment that is on-scene can't become en-route. Possible now: transporting, cleared.");
    expect(refused).toMatchObject({ name: "Refused", code: "status-illegal", facts: { wanted: "en-route" } });
    expect(sentence("unit-busy", { callSign: "Medic $& 7" })).toContain("Medic $& 7 is on another incident");
  });
});

const migrations = join(root, "server/migrations");
const schema = readdirSync(migrations).sort().map((file) => readFileSync(join(migrations, file), "utf8")).join("\n");

/** The rows that all migrations together insert into a table of edges. */
function edgesInSql(table: string): string[] {
  const inserts = [...schema.matchAll(new RegExp(`insert into ${table}\\s*(?:\\([^)]*\\))?\\s*values([^;]*);`, "g"))].map((match) => match[1] ?? "");
  expect(inserts).not.toEqual([]);
  expect(schema).not.toMatch(new RegExp(`(delete from|update) ${table}`));
  return inserts.flatMap((rows) => [...rows.matchAll(/\('([\w-]+)',\s*'([\w-]+)'\)/g)].map(([, from, to]) => `${from} -> ${to}`)).sort();
}

const edgesInCode = (next: Record<string, readonly string[]>): string[] => Object.entries(next).flatMap(([from, all]) => all.map((to) => `${from} -> ${to}`)).sort();

/** Statuses that a column's check lets in. */
const allowedBy = (table: string): string[] => {
  const [, body = ""] = new RegExp(`create table ${table} \\(([\\s\\S]*?)\\n\\);`).exec(schema) ?? [];
  const [, list = ""] = /\bstatus text not null[^(]*check \(status in \(([^)]*)\)\)/.exec(body) ?? [];
  return [...list.matchAll(/'([\w-]+)'/g)].flatMap((match) => match[1] ?? []);
};

describe("status tables", () => {
  test.each([
    { of: "assignment", next: nextAssignmentStatuses as Record<string, readonly string[]>, all: AssignmentStatus.options as readonly string[], first: "dispatched" },
    { of: "alert", next: nextAlertStatuses as Record<string, readonly string[]>, all: AlertStatus.options as readonly string[], first: "draft" },
  ])("those of an $of are closed: each has a row, leads to known ones, can be reached and can end; the database has the same edges", ({ of, next, all, first }) => {
    expect(Object.keys(next).sort()).toEqual([...all].sort());
    expect(Object.values(next).flat().filter((status) => !all.includes(status))).toEqual([]);
    for (const [from, steps] of Object.entries(next)) {
      expect(new Set(steps).size, from).toBe(steps.length);
      expect(steps, from).not.toContain(from);
    }
    const reachable = closure(first, next);
    expect(all.filter((status) => status !== first && !reachable.has(status))).toEqual([]);
    const ends = all.filter((status) => next[status]!.length === 0);
    for (const status of all) expect([...closure(status, next), status].some((reached) => ends.includes(reached)), status).toBe(true);
    expect(edgesInCode(next)).toEqual(edgesInSql(`${of}_edges`));
  });

  test("the alerts' column lets in exactly the statuses of the protocol", () => {
    expect(allowedBy("alerts").sort()).toEqual([...AlertStatus.options].sort());
  });

  test("the one step that follows when nothing is skipped is a legal one, and only ends have none", () => {
    for (const status of AssignmentStatus.options) {
      const step = nextStep[status];
      if (step === undefined) expect(nextAssignmentStatuses[status]).toEqual([]);
      else expect(nextAssignmentStatuses[status]).toContain(step);
    }
  });
});

/** Everything that can follow, by any number of steps. */
function closure(from: string, next: Record<string, readonly string[]>, seen = new Set<string>()): Set<string> {
  for (const step of next[from] ?? []) {
    if (seen.has(step)) continue;
    seen.add(step);
    closure(step, next, seen);
  }
  return seen;
}
