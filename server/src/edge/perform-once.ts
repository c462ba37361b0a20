import { createHash, randomUUID } from "node:crypto";
import { commands, Id, Refused, type Actor, type CommandName, type Input } from "@najda/protocol";
import type { App } from "../app.ts";
import { handlers, type Handler } from "../handlers.ts";
import { asDb, inTransaction } from "../infra/pool.ts";
import { canonical, sha256 } from "./canonical.ts";
import { checkText } from "./check-text.ts";
import { claim, findEarlier, finish, type Claim } from "./commands.sql.ts";
import { readContext, stepContext } from "./step-context.ts";

/** The parts of the server that running a command needs. */
export type Runner = Pick<App, "pool" | "clock" | "settings" | "travelTimes" | "coverage" | "route" | "travel" | "trackPosition" | "wakeSequencer">;

interface Asked {
  readonly by: Actor;
  readonly name: CommandName;
  readonly raw: unknown;
}

/** Allowed? Well formed? Then once: a repeat gets the first reply. */
export async function performOnce(app: Runner, { by, name, raw }: Asked): Promise<unknown> {
  const row = commands[name];
  const allowed: readonly string[] = row.by;
  if (!allowed.includes(by.role)) throw new Refused("role-refused", { role: by.role, allowed });
  const { commandId, input } = read(name, raw);
  const handler = handlers[name] as Handler<CommandName>;
  if (row.reads) return handler(readContext(asDb(app.pool), app), by, input);
  const asked = claimOf({ app, by, name, input, commandId });
  const { reply, woke } = await inTransaction(app.pool, async (db) => {
    if (!(await claim(db, asked))) return { reply: await firstReply(db, asked), woke: false };
    const { tx, announced } = stepContext(db, app);
    const value = await handler(tx, by, input);
    await finish(db, { claim: asked, reply: value, input: forAudit(input), events: announced });
    return { reply: value, woke: announced.length > 0 };
  });
  if (woke) app.wakeSequencer();
  return reply;
}

/** The message as its schema reads it, apart from the id that every command may carry. */
function read<N extends CommandName>(name: N, raw: unknown): { commandId: string | undefined; input: Input<N> } {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw new Refused("malformed", { why: "an object is expected" });
  checkText(raw);
  const { commandId, ...rest } = raw as { commandId?: unknown };
  const id = Id.optional().safeParse(commandId);
  if (!id.success) throw new Refused("malformed", { why: "commandId: a UUID is expected" });
  const parsed = commands[name].input.safeParse(rest);
  if (!parsed.success) throw new Refused("malformed", { why: firstFaults(parsed.error.issues) });
  return { commandId: id.data, input: parsed.data as Input<N> };
}

function firstFaults(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join(".") || "message"}: ${issue.message}`)
    .join("; ");
}

interface Claiming<N extends CommandName> {
  app: Runner;
  by: Actor;
  name: N;
  input: Input<N>;
  commandId: string | undefined;
}

function claimOf<N extends CommandName>({ app, by, name, input, commandId }: Claiming<N>): Claim {
  const keyOf = commands[name].naturalKey as ((input: Input<N>) => string) | undefined;
  const naturalKey = keyOf && `${name} ${keyOf(input)}`;
  const id = commandId ?? (naturalKey === undefined ? randomUUID() : uuidOf(naturalKey));
  return { id, naturalKey, name, by, bodyHash: sha256(canonical(input)), now: app.clock.now() };
}

/** A UUID of version 8 made from a text, for commands that came without an id of their own. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function firstReply(db: Parameters<typeof findEarlier>[0], asked: Claim): Promise<unknown> {
  const earlier = await findEarlier(db, asked);
  const same = earlier !== undefined && earlier.name === asked.name && earlier.personId === asked.by.personId;
  if (!same || !earlier.bodyHash.equals(asked.bodyHash)) throw new Refused("id-reused", { id: asked.id });
  return earlier.reply;
}

/** What is kept of a message for the audit: everything but secrets. */
function forAudit(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([key]) => key !== "password" && key !== "channel"));
}
