import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { z } from "zod";
import { Position } from "@najda/protocol";
import type { Address } from "./http.ts";

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** A position and when it arrived here (milliseconds of this device's clock). */
export type Tracked = Position & { readonly heardAt: number };

export interface Tracking {
  /** Look at this part of the map; what is in view comes whole, then whatever moves. */
  watch(bounds: Bounds): void;
  /** Called with what moved, several times a second. Never goes through React. Returns what stops it. */
  onMoved(listener: (moved: readonly Tracked[]) => void): () => void;
  /** The newest known position of each unit that was ever in view. */
  newest(): ReadonlyMap<string, Tracked>;
  /** Tells where this unit is. Volatile: lost when there is no connection, the next one counts. */
  report(position: Position): void;
  close(): void;
}

const Moved = z.array(Position);

/** Keeps the newest of each unit; an older report that comes late changes nothing. */
export function keepNewest(known: Map<string, Tracked>, moved: readonly Position[], heardAt: number): Tracked[] {
  const news: Tracked[] = [];
  for (const position of moved) {
    const before = known.get(position.unitId);
    if (before !== undefined && Date.parse(before.recordedAt) > Date.parse(position.recordedAt)) continue;
    const tracked = { ...position, heardAt };
    known.set(position.unitId, tracked);
    news.push(tracked);
  }
  return news;
}

/** The second connection, for positions only: dispatch never waits behind them. Opens at its first use. */
export function openTracking(address: Address): Tracking {
  const known = new Map<string, Tracked>();
  const listeners = new Set<(moved: readonly Tracked[]) => void>();
  let socket: Socket | undefined;
  let looking: Bounds | undefined;

  const connection = (): Socket => {
    if (socket !== undefined) return socket;
    const opened = io(address.url === "" ? location.origin : address.url, {
      path: "/tracking/",
      transports: ["websocket"],
      auth: (give) => give(address.token === undefined ? { app: address.app } : { token: address.token }),
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
      forceNew: true,
    });
    opened.on("connect", () => looking === undefined || opened.emit("view:watch", { bounds: looking }));
    opened.on("disconnect", (reason) => {
      if (reason === "io server disconnect") setTimeout(() => socket === opened && opened.connect(), 1000);
    });
    opened.on("positions:moved", (raw: unknown) => {
      const moved = Moved.safeParse(raw);
      if (!moved.success) return;
      const news = keepNewest(known, moved.data, Date.now());
      if (news.length > 0) for (const listener of listeners) listener(news);
    });
    socket = opened;
    return opened;
  };

  return {
    watch(bounds) {
      looking = bounds;
      const open = connection();
      if (open.connected) open.emit("view:watch", { bounds });
    },
    onMoved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    newest: () => known,
    report: (position) => void connection().volatile.emit("position:report", position),
    close() {
      socket?.disconnect();
      socket = undefined;
      looking = undefined;
      known.clear();
    },
  };
}
