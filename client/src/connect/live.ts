import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { BoardSnapshot, boardFrom } from "@najda/protocol";
import type { AnyKeptEvent, Board } from "@najda/protocol";
import { catchUp, completeThrough, hear, join, takeSnapshot } from "./feed.ts";
import type { Feed } from "./feed.ts";
import { answerOf, ask } from "./http.ts";
import type { Address } from "./http.ts";
import { CatchUp, Heartbeat, readEvent, unwrapped } from "./wire.ts";

/** What the live connection tells its owner. */
export interface LiveEars {
  feed(): Feed;
  setFeed(feed: Feed): void;
  /** Any sign of life. */
  heard(): void;
  joined(now: boolean): void;
  /** Each kept event once; `replayed` when it was missed and fetched later. */
  event(event: AnyKeptEvent, replayed: boolean): void;
  /** An event that is not kept, such as `alert:counted`. */
  passing(name: string, payload: unknown): void;
  signedOut(): void;
}

export interface Live {
  readonly socket: Socket;
  /** Connect now instead of at the next try. */
  hurry(): void;
  close(): void;
}

const nothing: BoardSnapshot = {
  number: 0, viewer: {}, incidentTypes: [], units: [], incidents: [], assignments: [], reports: [], alerts: [], gone: [],
};

/** The snapshot; an empty board for those who may see none, `undefined` when it has to be asked again. */
async function fetchBoard(address: Address): Promise<Board | "signed-out" | undefined> {
  const answer = await answerOf(await ask(address, "/api/board", { timeoutMs: 15_000 }));
  if (!answer.ok) {
    if (answer.code === "signed-out") return "signed-out";
    return answer.code === "role-refused" || answer.code === "not-found" ? boardFrom(nothing) : undefined;
  }
  const snapshot = BoardSnapshot.safeParse(answer.value);
  return snapshot.success ? boardFrom(snapshot.data) : undefined;
}

/** A socket that follows the kept-event log, and asks for what it missed each time it comes back. */
export function openLive(address: Address, ears: LiveEars): Live {
  const socket = io(address.url === "" ? location.origin : address.url, {
    path: "/socket.io",
    transports: ["websocket"],
    auth: (give) => give(address.token === undefined ? { app: address.app } : { token: address.token }),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    // One manager for each connection: two people in one process (tests, kiosks) must not share a socket.
    forceNew: true,
  });
  const delivered = new Set<number>();
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const deliver = (event: AnyKeptEvent, replayed: boolean): void => {
    if (delivered.has(event.number)) return;
    delivered.add(event.number);
    if (delivered.size > 5000) delivered.delete(delivered.values().next().value ?? 0);
    ears.event(event, replayed);
  };

  const startAgain = async (): Promise<boolean> => {
    const board = await fetchBoard(address);
    if (board === "signed-out") ears.signedOut();
    else if (board !== undefined) ears.setFeed(takeSnapshot(ears.feed(), board));
    return board !== undefined && board !== "signed-out";
  };

  const askWhatIsMissing = async (): Promise<boolean> => {
    const known = ears.feed().board;
    if (known === undefined || known.number === 0) return startAgain();
    const reply = CatchUp.safeParse(unwrapped(await socket.timeout(10_000).emitWithAck("sync:since", { number: known.number })));
    if (!reply.success) return startAgain();
    const missed = reply.data;
    if (missed.kind === "snapshot") {
      ears.setFeed(takeSnapshot(ears.feed(), boardFrom(missed.board)));
      return true;
    }
    const read = missed.kind === "nothing" ? [] : missed.events.map(readEvent).filter((event) => event !== undefined);
    ears.setFeed(catchUp(ears.feed(), { events: read, through: missed.kind === "nothing" ? known.number : missed.through }));
    for (const event of read) deliver(event, true);
    return true;
  };

  const synchronise = async (): Promise<void> => {
    ears.setFeed(join(ears.feed()));
    const complete = await askWhatIsMissing().catch(() => false);
    if (closed || !socket.connected) return;
    if (complete) {
      ears.heard();
      ears.joined(true);
    } else {
      clearTimeout(retry);
      retry = setTimeout(() => void synchronise(), 2000);
    }
  };

  socket.on("connect", () => void synchronise());
  socket.on("disconnect", (reason) => {
    ears.joined(false);
    // The server hung up: either it restarts, or this session has ended. It does not reconnect by itself.
    if (reason === "io server disconnect" && !closed) setTimeout(() => closed || socket.connect(), 500);
  });
  socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
    ears.joined(false);
    const over = error.data?.code === "signed-out" || error.message === "signed-out";
    if (over) ears.signedOut();
    else if (!socket.active && !closed) setTimeout(() => closed || socket.connect(), 2000);
  });
  socket.on("event", (raw: unknown) => {
    ears.heard();
    const event = readEvent(raw);
    if (event === undefined) return;
    ears.setFeed(hear(ears.feed(), event));
    deliver(event, false);
  });
  socket.on("sync:complete", (raw: unknown) => {
    ears.heard();
    const beat = Heartbeat.safeParse(raw);
    if (beat.success) ears.setFeed(completeThrough(ears.feed(), beat.data.through));
  });
  socket.onAny((name: string, payload: unknown) => {
    if (name !== "event" && name !== "sync:complete") ears.passing(name, payload);
  });

  return {
    socket,
    hurry: () => void (socket.connected || closed || socket.connect()),
    close() {
      closed = true;
      clearTimeout(retry);
      socket.disconnect();
    },
  };
}
