import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** A server node as docker-compose.yml writes it. */
export interface ComposeNode {
  readonly name: string;
  readonly command: string[];
  readonly environment: Record<string, string>;
}

const Service = z.object({
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
});
const Compose = z.object({ services: z.record(z.string(), Service) });

const file = join(import.meta.dirname, "../../docker-compose.yml");

/**
 * The server nodes of docker-compose.yml, so that a test runs what an operator runs. `values` are what the operator
 * writes into `.env`; a required one that is missing is an error here as it is there.
 */
export function composeNodes(values: Readonly<Record<string, string>>): ComposeNode[] {
  const { services } = Compose.parse(parse(readFileSync(file, "utf8"), { merge: true }));
  return Object.entries(services)
    .filter(([name]) => name.startsWith("node-"))
    .map(([name, { command = [], environment = {} }]) => ({
      name,
      command: command.map((word) => filledIn(word, values)),
      environment: Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filledIn(value, values)])),
    }));
}

/** Compose's `${NAME}`, `${NAME:-default}` and `${NAME:?required}`. */
function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{[^}]*\}/g, (reference) => {
    const [, name = "", kind, rest = ""] = /^\$\{(\w+)(?::([-?])(.*))?\}$/.exec(reference) ?? [];
    const value = values[name] ?? "";
    if (value !== "") return value;
    if (kind === "-") return rest;
    throw new Error(`docker-compose.yml needs ${reference}`);
  });
}
