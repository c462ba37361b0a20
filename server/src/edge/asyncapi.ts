import { commands, events } from "@najda/protocol";
import { trackingEvents, trackingMessages } from "../tracking/messages.ts";
import { answerSchema, commandNames, description, eventNames, inputSchema, jsonSchema, refusedSchema, type JsonSchema } from "./schemas.ts";

/** The socket contract, generated from the tables of commands and events. */
export function asyncApi({ name, version }: { name: string; version: string }): JsonSchema {
  return {
    asyncapi: "3.0.0",
    info: {
      title: `${name}: sockets`,
      version,
      description:
        "Socket.IO 4 over WebSocket only, path /socket.io, auth {token} or {app} with that app's cookie. Each command is an event with an acknowledgement: the same answer as over HTTP. " +
        "Kept events arrive as `event` {number, name, at, payload}. After connecting send `sync:since` {number?}: the acknowledgement is {ok: true, value} with value {kind: 'nothing', through}, {kind: 'events', events, through} or {kind: 'snapshot', board}. " +
        "`sync:complete` {through, at} tells up to which number you are complete. Positions come over a second connection on path /tracking/.",
    },
    servers: {
      main: { host: "{host}", pathname: "/socket.io", protocol: "wss" },
      tracking: { host: "{host}", pathname: "/tracking/", protocol: "wss" },
    },
    channels: {
      commands: { address: null, servers: [{ $ref: "#/servers/main" }], messages: commandMessages() },
      events: { address: null, servers: [{ $ref: "#/servers/main" }], messages: eventMessages() },
      tracking: { address: null, servers: [{ $ref: "#/servers/tracking" }], messages: trackingSchemas },
    },
    operations: operations(),
    components: { schemas: { Refused: refusedSchema } },
  };
}

const key = (name: string) => name.replace(/[^A-Za-z0-9]/g, "_");

function commandMessages(): JsonSchema {
  return Object.assign({}, ...commandNames.map(messagePair)) as JsonSchema;
}

function messagePair(name: (typeof commandNames)[number]): JsonSchema {
  const { says, reply } = commands[name];
  return {
    [key(name)]: { name, summary: says, description: description(name), payload: inputSchema(name) },
    [`${key(name)}_answer`]: {
      name: `${name} (acknowledgement)`,
      payload: { oneOf: [answerSchema(jsonSchema(reply)), { $ref: "#/components/schemas/Refused" }] },
    },
  };
}

function eventMessages(): JsonSchema {
  return Object.fromEntries(
    eventNames.map((name) => [
      key(name),
      {
        name: events[name].kept ? "event" : name,
        title: name,
        summary: events[name].says,
        description: events[name].kept ? "Kept: numbered, stored, replayed." : "Not kept: only for who is connected.",
        payload: events[name].kept ? envelope(name, jsonSchema(events[name].payload)) : jsonSchema(events[name].payload),
      },
    ]),
  );
}

const envelope = (name: string, payload: JsonSchema): JsonSchema => ({
  type: "object",
  required: ["number", "name", "at", "payload"],
  properties: { number: { type: "integer" }, name: { const: name }, at: { type: "string", format: "date-time" }, payload },
});

const trackingSchemas: JsonSchema = {
  ...Object.fromEntries(
    Object.entries(trackingMessages).map(([name, { says, by, input }]) => [
      key(name),
      { name, summary: says, description: `Sent by: ${by.join(", ")}. Answered {ok: true, value: {}} or refused where an acknowledgement is asked for.`, payload: jsonSchema(input, "input") },
    ]),
  ),
  ...Object.fromEntries(Object.entries(trackingEvents).map(([name, { says, payload }]) => [key(name), { name, summary: says, payload: jsonSchema(payload) }])),
};

function operations(): JsonSchema {
  const sent = commandNames.map((name) => [
    `send_${key(name)}`,
    {
      action: "receive",
      channel: { $ref: "#/channels/commands" },
      messages: [{ $ref: `#/channels/commands/messages/${key(name)}` }],
      reply: { channel: { $ref: "#/channels/commands" }, messages: [{ $ref: `#/channels/commands/messages/${key(name)}_answer` }] },
    },
  ]);
  const heard = eventNames.map((name) => [
    `hear_${key(name)}`,
    { action: "send", channel: { $ref: "#/channels/events" }, messages: [{ $ref: `#/channels/events/messages/${key(name)}` }] },
  ]);
  return Object.fromEntries([...sent, ...heard]) as JsonSchema;
}
