import { v7 } from "uuid";
import type { Socket } from "socket.io-client";
import { commands } from "@najda/protocol";
import type { Answer, CommandName } from "@najda/protocol";
import { answerOf, ask } from "./http.ts";
import type { Address } from "./http.ts";
import { judge } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";
import { AnyAnswer } from "./wire.ts";

/** How long an answer may take before it counts as unknown. */
export const ackMs = 5000;

/** A new UUIDv7: for commands, and for whatever the sender names (incidents, assignments, notes). */
export const newId = (): string => v7();

export interface Outgoing {
  readonly commandId: string;
  readonly name: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The message as it travels: what only reads carries no id, for nobody remembers its reply. */
const bodyOf = ({ name, input, commandId }: Outgoing): Record<string, unknown> =>
  commands[name].reads ? { ...input } : { ...input, commandId };

async function overSocket(socket: Socket, message: Outgoing): Promise<Verdict> {
  let raw: unknown;
  try {
    raw = await socket.timeout(ackMs).emitWithAck(message.name, bodyOf(message));
  } catch {
    return { kind: "later", why: "no-answer" };
  }
  const answer = AnyAnswer.safeParse(raw);
  return answer.success ? judge(answer.data as Answer<unknown>) : { kind: "later", why: "fault" };
}

async function overHttp(address: Address, message: Outgoing): Promise<Verdict> {
  try {
    const response = await ask(address, `/api/commands/${message.name}`, { method: "POST", body: JSON.stringify(bodyOf(message)), timeoutMs: ackMs });
    return judge(await answerOf(response));
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return { kind: "later", why: timedOut ? "no-answer" : "unreachable" };
  }
}

/** One attempt: over the socket, or by HTTP while the socket is down. */
export const attempt = (address: Address, socket: Socket | undefined, message: Outgoing): Promise<Verdict> =>
  socket?.connected === true ? overSocket(socket, message) : overHttp(address, message);
