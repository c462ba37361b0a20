import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { boardFrom } from "@najda/protocol";
import type { AnyKeptEvent } from "@najda/protocol";
import { catchUp, completeThrough, hear, join, takeSnapshot } from "./feed.ts";
import type { Feed } from "./feed.ts";
import type { Address } from "./http.ts";
import { CatchUp, Heartbeat, readEvent, unwrapped } from "./wire.ts";

/** What the live connection tells its owner. */
export interface LiveEars {
  feed(): Feed;
  setFeed(feed: Feed): void;
  /** Any sign of life. */
  heard(): void;
  /** The server's clock, milliseconds since 1970, as a heartbeat told it. */
  serverTime(at: number): void;
  joined(now: boolean): void;
  /** Each kept event once; `replayed` when it was missed and fetched later. */
  event(event: AnyKeptEvent, replayed: boolean): void;
  /** An event that is not kept, such as `alert:counted`. */
  passing(name: string, payload: unknown): void;
  readonly signedOut: () => void;
}

export interface Live {
  readonly socket: Socket;
  /** Connect now instead of at the next try. */
  hurry(): void;
  close(): void;
}

const ownNames: readonly string[] = ["event", "sync:complete", "session:ended"];

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
  /** True once this connection's owner has a board that came from the server in this visit. */
  let synchronised = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const deliver = (event: AnyKeptEvent, replayed: boolean): void => {
    if (delivered.has(event.number)) return;
    delivered.add(event.number);
    if (delivered.size > 5000) delivered.delete(delivered.values().next().value ?? 0);
    ears.event(event, replayed);
  };

  const askWhatIsMissing = async (): Promise<boolean> => {
    // A board from an earlier visit is shown meanwhile, but never built upon: it may be of another installation.
    const known = synchronised ? ears.feed().board?.number : undefined;
    const reply: unknown = await socket.timeout(15_000).emitWithAck("sync:since", known === undefined ? {} : { number: known });
    const missed = CatchUp.safeParse(unwrapped(reply)).data;
    if (missed === undefined) return false;
    if (missed.kind === "snapshot") {
      ears.setFeed(takeSnapshot(ears.feed(), boardFrom(missed.board)));
      return true;
    }
    const read = missed.kind === "nothing" ? [] : missed.events.map(readEvent).filter((event) => event !== undefined);
    ears.setFeed(catchUp(ears.feed(), { events: read, through: missed.through }));
    for (const event of read) deliver(event, true);
    return true;
  };

  const synchronise = async (): Promise<void> => {
    ears.setFeed(join(ears.feed()));
    const complete = await askWhatIsMissing().catch(() => false);
    if (closed || !socket.connected) return;
    if (complete) {
      synchronised = true;
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
    if (!beat.success) return;
    ears.setFeed(completeThrough(ears.feed(), beat.data.through));
    if (beat.data.at !== undefined) ears.serverTime(Date.parse(beat.data.at));
  });
  socket.on("session:ended", ears.signedOut);
  socket.onAny((name: string, payload: unknown) => {
    if (!ownNames.includes(name)) ears.passing(name, payload);
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
