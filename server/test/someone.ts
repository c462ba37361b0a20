import { isDeepStrictEqual } from "node:util";
import { io, type Socket } from "socket.io-client";
import {
  applyEvent,
  boardFrom,
  visible,
  type Answer,
  type AnyKeptEvent,
  type Board,
  type BoardSnapshot,
  type CommandName,
  type Person,
  type Reply,
  type SentInput,
} from "@najda/protocol";

/** Somebody who is signed in, over the socket, and follows along as an app would. */
export interface Someone {
  readonly person: Person;
  readonly token: string;
  readonly socket: Socket;
  /** Sends a command and gives its value; a refusal is thrown as an error whose message is its code. */
  send<N extends CommandName>(name: N, input: SentInput<N> & { commandId?: string }): Promise<Reply<N>>;
  /** Sends anything and gives the whole answer. */
  ask(name: string, input: unknown): Promise<Answer<unknown>>;
  /** The board as this person has it: snapshot plus events. */
  board(): Board;
  /** Every kept event that arrived, in order. */
  readonly heard: readonly AnyKeptEvent[];
  /** Resolves when what is followed satisfies the condition; events wake it, not the clock. */
  until(condition: (board: Board, heard: readonly AnyKeptEvent[]) => boolean): Promise<Board>;
  /** Follows to the end of the log, then gives both sides of the law: snapshot + events = fresh snapshot. */
  law(): Promise<{ followed: unknown; fresh: unknown }>;
  leave(): void;
}

const patienceMs = 15_000;
const settleMs = 3_000;

export async function connect({ url, token }: { url: string; token: string }): Promise<Someone> {
  const socket = io(url, { transports: ["websocket"], auth: { token }, forceNew: true });
  const heard: AnyKeptEvent[] = [];
  const waiting = new Set<() => void>();
  let board: Board | undefined;
  let early: AnyKeptEvent[] = [];
  const news = () => {
    for (const look of waiting) look();
  };
  socket.on("event", (event: AnyKeptEvent) => {
    heard.push(event);
    if (board === undefined) early.push(event);
    else board = applyEvent(board, event);
    news();
  });
  socket.on("sync:complete", ({ through }: { through: number }) => {
    if (board !== undefined && through > board.number) board = { ...board, number: through };
    news();
  });
  const follow = async () => {
    const answer = (await socket.timeout(patienceMs).emitWithAck("sync:since", board === undefined ? {} : { number: board.number })) as Answer<{
      kind: string;
      board?: BoardSnapshot;
      events?: AnyKeptEvent[];
      through?: number;
    }>;
    if (!answer.ok) throw new Error(answer.code);
    const { kind, board: snapshot, events = [], through = 0 } = answer.value;
    if (kind === "snapshot" && snapshot !== undefined) board = boardFrom(snapshot);
    if (board !== undefined) {
      board = events.reduce(applyEvent, board);
      board = early.reduce(applyEvent, board);
      if (through > board.number) board = { ...board, number: through };
    }
    early = [];
    news();
  };
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  await follow();
  // After a lost connection: the same question again, from the number that we have.
  socket.on("connect", () => void follow().catch(() => undefined));

  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return (await response.json()) as T;
  };
  const { person } = await get<{ person: Person }>("/api/sessions/current");
  const current = (): Board => {
    if (board === undefined) throw new Error("no board yet");
    return board;
  };

  const someone: Someone = {
    person,
    token,
    socket,
    heard,
    board: current,
    ask: (name, input) => socket.timeout(patienceMs).emitWithAck(name, input) as Promise<Answer<unknown>>,
    async send<N extends CommandName>(name: N, input: SentInput<N>) {
      const answer = await someone.ask(name, input);
      if (!answer.ok) throw Object.assign(new Error(answer.code), { answer });
      return answer.value as Reply<N>;
    },
    until(condition) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!condition(current(), heard)) return;
          clearTimeout(limit);
          waiting.delete(look);
          resolve(current());
        };
        const limit = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`never came true: ${condition.toString()}`));
        }, patienceMs);
        waiting.add(look);
        look();
      });
    },
    async law() {
      // A snapshot may already show what has no number yet: both sides are compared when the log has caught up.
      const until = Date.now() + settleMs;
      for (;;) {
        const fresh = boardFrom(await get<BoardSnapshot>("/api/board"));
        const followed = await someone.until((now) => now.number >= fresh.number);
        const sides = { followed: comparable(followed), fresh: comparable(fresh) };
        if (isDeepStrictEqual(sides.followed, sides.fresh) || Date.now() > until) return sides;
      }
    },
    leave: () => void socket.disconnect(),
  };
  return someone;
}

/** The number moves on while we look; what it stands for must not differ. */
function comparable(board: Board): object {
  const { number: _, ...rest } = visible(board);
  return rest;
}
