import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import { refusals, Refused, type Actor, type RefusalCode } from "@najda/protocol";
import type { App } from "../app.ts";
import { personOf, signIn, SignIn, signInInstall, signOut, type Signed } from "../accounts/sign-in.ts";
import { AcceptInvitation, acceptInvitation } from "../installation/first-administrator.ts";
import { eventsPage } from "../sync/catch-up.ts";
import { roomsOf } from "../sync/rooms-of.ts";
import { snapshotFor } from "../sync/snapshot.ts";
import { checkText } from "./check-text.ts";
import { securityHeaders } from "./headers.ts";
import { originCheck } from "./origin.ts";
import { refusalOf, runCommand } from "./run-command.ts";
import { cookieName, isBearer, whoAsks } from "./who-asks.ts";

/** Largest body of a command; an alert with 1,000 vertices and four languages fits. */
const bodyLimit = "256kb";

/** The HTTP side of the edge. `mount` adds what other modules serve, before the fallback. */
export function httpEdge(app: App, mount: (http: Express) => void): Express {
  const http = express();
  http.disable("x-powered-by");
  http.set("query parser", "simple");
  http.set("trust proxy", app.config.TRUST_PROXIES);
  http.use(securityHeaders(app.config));
  http.use(express.json({ limit: bodyLimit, strict: true }));
  http.use("/api", (_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  sessionRoutes(app, http);
  boardRoutes(app, http);
  http.post("/api/invitations/accept", async (request, response) => {
    requireOwnOrigin(app, request);
    const read = AcceptInvitation.safeParse(request.body);
    if (!read.success) throw new Refused("malformed", { why: "token, name, and a password of at least 12 characters are expected" });
    checkText(read.data);
    const personId = await acceptInvitation(app.pool, read.data, app.clock.now());
    response.json({ ok: true, value: { personId } });
  });
  http.post("/api/commands/:name", (request, response) => command(app, request, response));
  mount(http);
  http.use("/api", (_request, response) => send(response, { code: "not-found", facts: {} }));
  // Express's own page would come with headers of its own instead of ours.
  http.use((_request, response) => void response.status(404).type("text/plain").send("There is nothing at this address.\n"));
  http.use(faultHandler(app));
  return http;
}

function sessionRoutes(app: App, http: Express): void {
  http.post("/api/sessions", async (request, response) => {
    requireOwnOrigin(app, request);
    const read = SignIn.safeParse(request.body);
    if (!read.success) throw new Refused("malformed", { why: "name and password, or install and app, are expected" });
    checkText(read.data);
    const source = request.ip ?? "unknown";
    const asked = read.data;
    const signed = "install" in asked ? await signInInstall(app, asked.install) : await signIn(app, { ...asked, source, forApp: asked.app });
    answerSigned(request, response, { signed, app: asked.app });
  });
  http.get("/api/sessions/current", async (request, response) => {
    response.json({ person: personOf(await actorOf(app, request)) });
  });
  http.delete("/api/sessions/current", async (request, response) => {
    await signOut(app, await actorOf(app, request));
    const forApp = request.get("x-najda-app");
    if (forApp === "console" || forApp === "responder" || forApp === "citizen") {
      response.clearCookie(cookieName(forApp), { httpOnly: true, secure: true, sameSite: "strict", path: "/" });
    }
    response.json({ ok: true, value: {} });
  });
}

/** A page gets the cookie of its app; a program gets the token. */
function answerSigned(request: Request, response: Response, { signed, app }: { signed: Signed; app: "console" | "responder" | "citizen" | undefined }): void {
  const answer = { person: personOf(signed.actor), expiresAt: signed.expiresAt.toISOString() };
  if (app !== undefined) {
    response.cookie(cookieName(app), signed.token, { httpOnly: true, secure: true, sameSite: "strict", path: "/", expires: signed.expiresAt });
  }
  const isPage = app !== undefined && request.get("origin") !== undefined;
  response.status(200).json(isPage ? answer : { token: signed.token, ...answer });
}

function boardRoutes(app: App, http: Express): void {
  http.get("/api/board", async (request, response) => {
    response.json(await snapshotFor(app.pool, await actorOf(app, request)));
  });
  http.get("/api/events", async (request, response) => {
    const actor = await actorOf(app, request);
    const asked = typeof request.query.after === "string" ? request.query.after : "";
    const after = Number(asked);
    if (!/^\d{1,15}$/.test(asked)) throw new Refused("malformed", { why: "after: a whole number of 0 or more" });
    response.json(await eventsPage(app.pool, { rooms: roomsOf(actor), after }));
  });
}

async function command(app: App, request: Request, response: Response): Promise<void> {
  const actor = await actorOf(app, request);
  const answer = await runCommand(app, { by: actor, name: String(request.params.name), raw: request.body ?? {} });
  response.status(answer.ok ? 200 : statusOf(answer.code)).json(answer);
}

/** Who asks; a cookie counts only together with this installation's own Origin, on anything but a read. */
export async function actorOf(app: App, request: Request): Promise<Actor> {
  const proof = { headers: request.headers, forApp: request.get("x-najda-app") };
  const origin = originCheck(app.config)(request);
  const reading = request.method === "GET" || request.method === "HEAD";
  if (origin === "foreign" || (origin === "missing" && !reading && !isBearer(proof))) throw new Refused("origin-refused");
  return whoAsks(app, proof);
}

/** Foreign pages may not even sign in here. */
function requireOwnOrigin(app: App, request: Request): void {
  if (originCheck(app.config)(request) === "foreign") throw new Refused("origin-refused");
}

export const statusOf = (code: string): number => (code in refusals ? refusals[code as RefusalCode].status : 500);

function send(response: Response, { code, facts }: { code: RefusalCode; facts: Record<string, string> }): void {
  const refusal = new Refused(code, facts);
  response.status(statusOf(code)).json({ ok: false, code, message: refusal.message, facts });
}

/** Express hands every thrown error here: refusals keep their words, body faults get theirs, the rest says nothing. */
function faultHandler(app: App): ErrorRequestHandler {
  // oxlint-disable-next-line max-params -- Express tells an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const answer = refusalOf(app, { error: bodyFault(error) ?? error, name: `${request.method} ${request.path}` });
    response.status(statusOf(answer.code)).json(answer);
  };
}

/** What the body parser refuses, in our words. */
function bodyFault(error: unknown): Refused | undefined {
  const type = error instanceof Error && "type" in error ? String(error.type) : "";
  if (type === "entity.too.large") return new Refused("too-large", { limit: bodyLimit });
  if (type.startsWith("entity.") || type.startsWith("encoding.") || type.startsWith("charset.") || type === "request.aborted" || type === "request.size.invalid") {
    return new Refused("malformed", { why: "the body is not JSON" });
  }
  return error instanceof URIError ? new Refused("malformed", { why: "the address is not well formed" }) : undefined;
}
