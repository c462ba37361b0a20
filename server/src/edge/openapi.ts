import { z } from "zod";
import { AnyEventEnvelope } from "./event-envelope.ts";
import { BoardSnapshot, Role } from "@najda/protocol";
import { AcceptInvitation } from "../installation/first-administrator.ts";
import { FoundService } from "../zones/authority.ts";
import { SignIn, SignedIn } from "../accounts/sign-in.ts";
import { answerSchema, commandNames, description, inputSchema, jsonSchema, refusalsByStatus, refusedSchema, type JsonSchema } from "./schemas.ts";
import { commands } from "@najda/protocol";

const json = (schema: JsonSchema) => ({ "application/json": { schema } });
const reply = (says: string, schema: JsonSchema) => ({ "200": { description: says, content: json(schema) } });

/** Every refusal that any command may give, once. */
const refusalResponses = Object.fromEntries(
  [...refusalsByStatus()].map(([status, says]) => [
    String(status),
    { description: says.join("\n\n"), content: json({ $ref: "#/components/schemas/Refused" }) },
  ]),
);

/** The HTTP contract, generated from the command table: whoever has this document can script the whole main job. */
export function openApi({ name, version }: { name: string; version: string }): JsonSchema {
  return {
    openapi: "3.1.0",
    info: {
      title: `${name}: emergency dispatch and alerting`,
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "Sign in at /api/sessions and send the token as a bearer. Every command is a POST to /api/commands/NAME; the socket event of the same name (see /api/asyncapi.json) gives the same answer. " +
        "An answer is {ok: true, value} or {ok: false, code, message, facts}. After a 5xx, or no answer at all, it is unknown whether it was done: ask again with the same commandId.",
    },
    security: [{ bearer: [] }],
    paths: { ...fixedPaths, ...commandPaths() },
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        intakeKey: { type: "http", scheme: "bearer", description: "an intake key made with npm run admin" },
      },
      schemas: { Refused: refusedSchema },
    },
  };
}

function commandPaths(): JsonSchema {
  return Object.fromEntries(
    commandNames.map((name) => [
      `/api/commands/${name}`,
      {
        post: {
          operationId: name,
          tags: [name.split(":")[0]],
          summary: commands[name].says,
          description: description(name),
          requestBody: { required: true, content: json(inputSchema(name)) },
          responses: { ...reply("Done, or done before.", answerSchema(jsonSchema(commands[name].reply))), ...refusalResponses },
        },
      },
    ]),
  );
}

const DemoAnswer = z.object({
  accounts: z.array(z.object({ name: z.string(), password: z.string(), role: Role, unitId: z.string().optional(), callSign: z.string().optional() })),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).describe("west, south, east, north"),
  incidentTypes: z.array(z.object({ code: z.string() })),
  dispositions: z.array(z.object({ code: z.string() })),
});

const InstallationAnswer = z.object({
  name: z.string(),
  emergencyNumber: z.string(),
  deskNumber: z.string().optional(),
  languages: z.array(z.string()),
  timeZone: z.string(),
  demo: z.boolean(),
  sender: z.string(),
  acknowledgeSeconds: z.number().describe("how long a crew has to answer"),
  incidentTypes: z.array(z.object({ code: z.string(), names: z.record(z.string(), z.string()) })),
  vapid: z.object({ public: z.string(), crews: z.string(), exercise: z.string() }).describe("keys for pushManager.subscribe, base64url"),
});

const open: JsonSchema[] = [];
const text = (type: string) => ({ "200": { description: "Served.", content: { [type]: { schema: { type: "string" } } } } });

const fixedPaths: JsonSchema = {
  "/api/sessions": {
    post: {
      operationId: "signIn",
      security: open,
      summary: "Signs in. With `app` (and from a page) the answer sets that app's cookie; without it the answer holds a token.",
      requestBody: { required: true, content: json(jsonSchema(SignIn, "input")) },
      responses: { ...reply("Signed in.", jsonSchema(SignedIn)), ...refusalResponses },
    },
  },
  "/api/sessions/current": {
    get: { operationId: "whoAmI", summary: "Who is signed in.", responses: { ...reply("The person.", jsonSchema(z.object({ person: SignedIn.shape.person }))), ...refusalResponses } },
    delete: { operationId: "signOut", summary: "Ends this session everywhere.", responses: { ...reply("Signed out.", answerSchema({ type: "object" })), ...refusalResponses } },
  },
  "/api/invitations/accept": {
    post: {
      operationId: "acceptInvitation",
      security: open,
      summary: "Whoever holds a one-time link (npm run admin) becomes administrator.",
      requestBody: { required: true, content: json(jsonSchema(AcceptInvitation, "input")) },
      responses: { ...reply("Done; sign in now.", answerSchema({ type: "object", properties: { personId: { type: "string" } } })), ...refusalResponses },
    },
  },
  "/api/board": {
    get: { operationId: "board", summary: "What this person may see now, complete up to `number`.", responses: { ...reply("The board.", jsonSchema(BoardSnapshot)), ...refusalResponses } },
  },
  "/api/events": {
    get: {
      operationId: "eventsAfter",
      summary: "Kept events that this person hears, after a number, at most 1,000. Complete up to `through`: ask again from there.",
      parameters: [{ name: "after", in: "query", required: true, schema: { type: "integer", minimum: 0 } }],
      responses: {
        ...reply("The events, complete up to `through`.", jsonSchema(z.object({ events: z.array(AnyEventEnvelope), through: z.number().int() }))),
        ...refusalResponses,
      },
    },
  },
  "/api/demo": { get: { operationId: "demo", security: open, summary: "Demo mode only: the accounts, and where the city is.", responses: { ...reply("The demo.", jsonSchema(DemoAnswer)), ...refusalResponses } } },
  "/api/installation": { get: { operationId: "installation", security: open, summary: "What every app has to know before anybody signs in.", responses: reply("The installation.", jsonSchema(InstallationAnswer)) } },
  "/api/zones/uploads": {
    post: {
      operationId: "uploadZones",
      summary: "An administrator leaves a GeoJSON FeatureCollection that is too large for a command; the answer's uploadId goes into zones:import within a day. With Accept: application/x-ndjson the answer comes as lines: how many zones are checked, `{checked, of}`, and last the answer itself, also when it is a refusal.",
      requestBody: { required: true, content: { "application/geo+json": { schema: { type: "object" } } } },
      responses: { ...reply("Kept until it is taken over.", answerSchema({ type: "object", properties: { uploadId: { type: "string", format: "uuid" }, count: { type: "integer" } }, required: ["uploadId", "count"] })), ...refusalResponses },
    },
  },
  "/api/authority": {
    get: {
      operationId: "findService",
      security: [{ intakeKey: [] }],
      summary: "Which agency answers at a place: findService of LoST (RFC 5222) as JSON; POST /lost takes and gives the RFC's own XML. With an authority key, or open to anybody, as the installation is configured.",
      parameters: [
        { name: "service", in: "query", schema: { type: "string", default: "urn:service:sos", description: "urn:service:sos, or with .police .fire .ambulance .marine .mountain" } },
        { name: "lat", in: "query", required: true, schema: { type: "number", minimum: -90, maximum: 90 } },
        { name: "lng", in: "query", required: true, schema: { type: "number", minimum: -180, maximum: 180 } },
      ],
      responses: { ...reply("Who answers, the smallest jurisdiction first; 404 where nobody does.", answerSchema(jsonSchema(FoundService))), ...refusalResponses },
    },
  },
  "/api/authority/boundaries/{key}": {
    get: {
      operationId: "serviceBoundary",
      security: [{ intakeKey: [] }],
      summary: "The boundary that an answer refers to, as a GeoJSON feature.",
      parameters: [{ name: "key", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
      responses: { ...reply("The boundary.", answerSchema({ type: "object" })), ...refusalResponses },
    },
  },
  "/lost": {
    post: {
      operationId: "lost",
      security: [{ intakeKey: [] }],
      summary: "LoST (RFC 5222): findService (also with serviceBoundary='value'), getServiceBoundary, listServices and listServicesByLocation, with the shapes of RFC 5491 in the geodetic-2d profile; of an area that agency answers whose jurisdiction holds most of it. Errors are the RFC's, as application/lost+xml with status 200.",
      requestBody: { required: true, content: { "application/lost+xml": { schema: { type: "string" } } } },
      responses: { "200": { description: "The RFC's response to the request, or errors.", content: { "application/lost+xml": { schema: { type: "string" } } } }, ...refusalResponses },
    },
  },
  "/intake/calls": {
    post: {
      operationId: "intakeCall",
      security: [{ intakeKey: [] }],
      summary: "A telephony system hands over a call: the input and the answer of call:take, with a key of its own.",
      requestBody: { required: true, content: json(inputSchema("call:take")) },
      responses: { ...reply("Taken.", answerSchema(jsonSchema(commands["call:take"].reply))), ...refusalResponses },
    },
  },
  "/intake/positions": {
    post: {
      operationId: "intakePositions",
      security: [{ intakeKey: [] }],
      summary: "Positions from trackers: OwnTracks JSON (_type location), the OsmAnd/Traccar client form (query or body), or Traccar JSON. The key may also be the password of basic authentication, or `key` in the query.",
      requestBody: { content: { "application/json": { schema: { type: "object" } }, "application/x-www-form-urlencoded": { schema: { type: "object" } } } },
      responses: { "200": { description: "Taken; OwnTracks expects an empty list.", content: json({ type: "array" }) }, ...refusalResponses },
    },
  },
  "/alerts/feed.atom": { get: { operationId: "alertFeed", security: open, summary: "Atom feed of the public alerts.", responses: text("application/atom+xml") } },
  "/alerts/{id}.xml": {
    get: {
      operationId: "alertCap",
      security: open,
      summary: "An alert as CAP 1.2.",
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      responses: text("application/cap+xml"),
    },
  },
  "/healthz": { get: { operationId: "healthz", security: open, summary: "This process lives.", responses: reply("Alive.", { type: "object" }) } },
  "/readyz": { get: { operationId: "readyz", security: open, summary: "This node can serve: database reachable, not draining.", responses: { ...reply("Ready.", { type: "object" }), "503": { description: "Not ready, and why." } } } },
  "/metrics": { get: { operationId: "metrics", security: open, summary: "Prometheus metrics.", responses: text("text/plain") } },
};
