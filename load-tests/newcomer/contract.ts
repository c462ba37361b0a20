import { ok } from "node:assert/strict";

/** What this program reads of the two documents; everything else in them is for people. */
interface OpenApi {
  paths: Record<string, Record<string, Operation | undefined> | undefined>;
}
interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> } | undefined>;
}
interface Schema {
  required?: string[];
  properties?: Record<string, Schema | undefined>;
}
interface AsyncApi {
  servers: Record<string, { pathname: string }>;
  channels: Record<string, { messages: Record<string, { name: string; title?: string }> }>;
}

/** The public contract, and what of it was used; all that a stranger has. */
export interface Contract {
  /** Notes that this was used, "GET /api/board" or "socket call:take". */
  used(what: string): void;
  /** Throws when an answer lacks a field that the document promises for it. */
  fits(command: string, value: unknown): void;
  /** What was used and is named in neither document. */
  unnamed(): string[];
}

export async function readContract(url: string): Promise<Contract> {
  const open = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;
  const async = (await (await fetch(`${url}/api/asyncapi.json`)).json()) as AsyncApi;
  const messages = Object.values(async.channels).flatMap((channel) => Object.values(channel.messages));
  const known = new Set([
    ...Object.entries(open.paths).flatMap(([path, methods]) => Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`)),
    ...messages.flatMap(({ name, title }) => [`socket ${name}`, ...(title === undefined ? [] : [`event ${title}`])]),
    ...Object.values(async.servers).map(({ pathname }) => `path ${pathname}`),
    // The two that every document's own text explains.
    ...["sync:since", "sync:complete"].filter((name) => JSON.stringify(async).includes(name)).map((name) => `socket ${name}`),
  ]);
  const used = new Set<string>();
  return {
    used: (what) => void used.add(what),
    fits(command, value) {
      const content = open.paths[`/api/commands/${command}`]?.post?.responses["200"]?.content;
      const schema = content?.["application/json"]?.schema.properties?.value;
      ok(schema, `${command} has no schema for its answer`);
      const missing = (schema.required ?? []).filter((field) => !Object.hasOwn(value as object, field));
      ok(missing.length === 0, `the answer of ${command} lacks ${missing.join(", ")}`);
    },
    unnamed: () => [...used].filter((what) => !known.has(what)),
  };
}
