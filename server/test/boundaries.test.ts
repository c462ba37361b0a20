import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mjs"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !file.includes("/dist/"));
const text = (file: string): string => {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return "";
  }
};

/** Who may import which of our packages. Imports point one way; a package is entered by its `exports` only. */
const mayImport: Record<string, readonly string[]> = {
  protocol: [],
  geo: ["protocol"],
  alerts: ["protocol", "geo"],
  server: ["protocol", "geo", "alerts"],
  client: ["protocol", "geo"],
  "dispatcher-ui": ["protocol", "geo", "client"],
  "responder-pwa": ["protocol", "geo", "client"],
  "citizen-pwa": ["protocol", "geo", "client"],
  "load-tests": ["protocol", "geo"],
};

const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].flatMap((match) => match[1] ?? []);
const areaOf = (file: string): string => file.split("/")[0] ?? "";
const isTest = (file: string): boolean => /\.(test|e2e)\.tsx?$|\/test\//.test(file);
const sources = files.filter((file) => areaOf(file) in mayImport);

test.each(Object.entries(mayImport))("%s imports only what lies below it", (area, allowed) => {
  const wrong = sources
    .filter((file) => areaOf(file) === area)
    .flatMap((file) => importsOf(file).map((name) => ({ file, name })))
    .filter(({ name }) => name.startsWith("@najda/"))
    .filter(({ name }) => ![area, ...allowed].includes(name.split("/")[1] ?? ""));
  expect(wrong).toEqual([]);
});

test("no file reaches into another package past its exports", () => {
  const wrong = sources
    .filter((file) => !isTest(file) && areaOf(file) !== "load-tests")
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith("."))
        .map((name) => ({ file, to: join(file, "..", name) })),
    )
    .filter(({ file, to }) => areaOf(to) !== areaOf(file));
  expect(wrong).toEqual([]);
});

test("apps import of geo only its pure part", () => {
  const wrong = sources
    .filter((file) => ["client", "dispatcher-ui", "responder-pwa", "citizen-pwa"].includes(areaOf(file)))
    .flatMap((file) => importsOf(file).filter((name) => name.startsWith("@najda/geo/")).map((name) => ({ file, name })));
  expect(wrong).toEqual([]);
});

test("SQL is written in *.sql.ts only", () => {
  const statement = /[`"](?:\s*)(?:select|insert into|update|delete from|with)\s[^`"]*\b(?:from|into|set|as)\b/i;
  const wrong = sources.filter((file) => !isTest(file) && areaOf(file) !== "load-tests" && !file.endsWith(".sql.ts") && statement.test(text(file)));
  expect(wrong).toEqual([]);
});

test("the environment is read where a program starts, and by config.ts's schema", () => {
  const entryPoints = ["server/src/main.ts", "server/src/admin.ts", "server/src/import-map.ts"];
  const reading = sources.filter((file) => /process\.env/.test(text(file)) && !isTest(file) && !/^load-tests\/|\.mjs$|vite\.config\.ts$|server\/src\/infra\/postgres-/.test(file));
  expect(reading.filter((file) => !entryPoints.includes(file))).toEqual([]);
});

test("rules know no outside world", () => {
  const rules = sources.filter((file) => /^(protocol|geo)\/src\/(?!postgis|import|demo-city)/.test(file) || /server\/src\/dispatch\/(assignment|incident-status|recommend)\.ts$/.test(file));
  const wrong = rules.filter((file) => !isTest(file)).flatMap((file) => importsOf(file).filter((name) => /^node:|^pg$|^express$|socket\.io/.test(name)).map((name) => ({ file, name })));
  expect(wrong).toEqual([]);
});

test("styles speak of start and end, never of left and right", () => {
  const styles = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.css", "*.tsx"], { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);
  const physical = /(margin|padding|border|inset)-(left|right)\b|[^-\w](left|right):\s*[\d-]|text-align:\s*(left|right)/;
  expect(styles.filter((file) => !file.includes("/dist/") && physical.test(text(file)))).toEqual([]);
});

test("files stay small enough to be read at once", () => {
  const long = sources.filter((file) => text(file).split("\n").length > 400);
  expect(long).toEqual([]);
});
