import { z } from "zod";
import { BoardSnapshot, events, Person, RefusedAnswer, Role } from "@najda/protocol";
import type { AnyKeptEvent, KeptEventName } from "@najda/protocol";

const Envelope = z.object({ number: z.number().int(), name: z.string(), at: z.string(), payload: z.unknown() });

const isKept = (name: string): name is KeptEventName => Object.hasOwn(events, name) && events[name as KeptEventName].kept;

/** A kept event as it came over the wire; undefined when this app is older than the event or it is malformed. */
export function readEvent(raw: unknown): AnyKeptEvent | undefined {
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success || !isKept(envelope.data.name)) return undefined;
  const { number, name, at } = envelope.data;
  const payload = events[name].payload.safeParse(envelope.data.payload);
  return payload.success ? ({ number, name, at, payload: payload.data } as AnyKeptEvent) : undefined;
}

/** The three answers to "I have everything up to N". */
export const CatchUp = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("nothing"), through: z.number().int() }),
  z.object({ kind: z.literal("events"), events: z.array(z.unknown()), through: z.number().int() }),
  z.object({ kind: z.literal("snapshot"), board: BoardSnapshot }),
]);

export const Heartbeat = z.object({ through: z.number().int(), at: z.iso.datetime({ offset: true }).optional() });

const Success = z.object({ ok: z.literal(true), value: z.unknown() });
export const AnyAnswer = z.union([Success, RefusedAnswer]);

export const SignedIn = z.object({ person: Person, token: z.string().optional() });

/** What a demo installation shows to everybody: its accounts, where its city lies, what can happen in it. */
export const Demo = z.object({
  accounts: z.array(z.object({ name: z.string(), password: z.string(), role: Role, unitId: z.string().optional(), callSign: z.string().optional() })),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  incidentTypes: z.array(z.object({ code: z.string() })),
  dispositions: z.array(z.object({ code: z.string() })),
});
export type Demo = z.infer<typeof Demo>;

/** Some answers come bare and some in `{ok: true, value}`: the value of either. */
export function unwrapped(body: unknown): unknown {
  const success = Success.safeParse(body);
  return success.success ? success.data.value : body;
}
