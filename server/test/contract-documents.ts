/** A JSON object of the two documents of the contract, of which tests know no more than they look into. */
export type Json = Record<string, unknown>;
export interface Operation {
  operationId: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Json }> }>;
}
export interface OpenApi extends Json {
  openapi: string;
  info: Json;
  security: Json[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Record<string, Json> };
}
export interface AsyncApi extends Json {
  channels: Record<string, { messages: Record<string, { name: string; title?: string; payload: Json }> }>;
  operations: Record<string, { action: string; channel: Json; messages: Json[] }>;
}

/** Every schema that stands anywhere in a document, with where. */
export function schemasIn(node: unknown, where = "#"): { where: string; schema: Json }[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${where}/${key}`;
    const isSchema = (key === "schema" || key === "payload") && typeof value === "object";
    return isSchema ? [{ where: here, schema: value as Json }] : schemasIn(value, here);
  });
}

/** References of a document that lead nowhere in it. */
export function unresolved(document: Json): string[] {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#[^"]*)"/g)].flatMap((match) => match[1] ?? []);
  const find = (reference: string): unknown =>
    reference.slice(2).split("/").reduce<unknown>((node, key) => (node as Json | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  return references.filter((reference) => !reference.startsWith("#/$defs/") && find(reference) === undefined);
}
