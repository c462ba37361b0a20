import { z } from "zod";
import { commands, events, refusals, RefusedAnswer, type CommandName, type EventName } from "@najda/protocol";

export type JsonSchema = Record<string, unknown>;

/** A schema as JSON Schema 2020-12, as it is sent (input) or as it comes back (output). */
export function jsonSchema(schema: z.ZodType, io: "input" | "output" = "output"): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as JsonSchema;
  return rest;
}

/** A command's input; objects may carry `commandId`, the sender's id of this very message. */
export function inputSchema(name: CommandName): JsonSchema {
  const schema = jsonSchema(commands[name].input, "input");
  const properties = {
    ...(schema.properties as JsonSchema | undefined),
    commandId: { type: "string", format: "uuid", description: "made by the sender (UUIDv7); a repeat with the same id gets the first reply" },
  };
  return { ...schema, properties };
}

/** `{ok: true, value}`. */
export const answerSchema = (value: JsonSchema): JsonSchema => ({
  type: "object",
  required: ["ok", "value"],
  properties: { ok: { const: true }, value },
});

export const refusedSchema = jsonSchema(RefusedAnswer);

export const commandNames = Object.keys(commands) as CommandName[];
export const eventNames = Object.keys(events) as EventName[];

/** What a command's row says in one paragraph. */
export function description(name: CommandName): string {
  const row = commands[name];
  const key = row.naturalKey === undefined ? "Without commandId each message is a new one." : "Without commandId the natural key counts: the same thing sent again gets the first reply.";
  const remembered = row.reads ? "Only reads." : key;
  return `${row.says} Sent by: ${row.by.join(", ")}. ${remembered} Offline, an app ${row.offline === "queue" ? "keeps it and sends it later" : "refuses it at once"}.`;
}

/** The refusals, by HTTP status. */
export function refusalsByStatus(): Map<number, string[]> {
  const byStatus = new Map<number, string[]>();
  for (const [code, { status, says }] of Object.entries(refusals)) {
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${code}: ${says}`]);
  }
  return byStatus;
}
