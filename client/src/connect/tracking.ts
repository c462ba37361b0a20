import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { z } from "zod";
import { Position } from "@najda/protocol";
import type { Address } from "./http.ts";

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** A position and when it arrived here (milliseconds of this device's clock). */
export type Tracked = Position & {
  readonly heardAt: number;
  /** Further from its place before than a vehicle drives in the time. */
  readonly doubtful?: boolean | undefined;
};

export interface Tracking {
  /** Look at this part of the map; what is in view comes whole, then whatever moves. */
  watch(bounds: Bounds): void;
  /**
   * Called with what moved, several times a second; `whole` when these are all units in view and the others are to be
   * forgotten. Never goes through React. Returns what stops it.
   */
  onMoved(listener: MovedListener): () => void;
  /** The newest known position of each unit in view. */
  newest(): ReadonlyMap<string, Tracked>;
  /**
   * Tells where this unit is, and whether that left this device at once. Volatile: without a connection only the
   * newest is kept, and sent when it is back.
   */
  report(position: Position): boolean;
  close(): void;
}

export type MovedListener = (moved: readonly Tracked[], whole: boolean) => void;

const Moved = z.array(Position.extend({ doubtful: z.boolean().optional() }));

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
  const listeners = new Set<MovedListener>();
  /** The view has changed: what comes next is the whole of it. */
  let wholeNext = false;
  let socket: Socket | undefined;
  let looking: Bounds | undefined;
  /** The newest that this device reported: the only one worth sending after an interruption. */
  let own: Position | undefined;

  const take = (moved: readonly Position[]): void => {
    const whole = wholeNext;
    wholeNext = false;
    if (whole) known.clear();
    const news = keepNewest(known, moved, Date.now());
    if (news.length > 0 || whole) for (const listener of listeners) listener(news, whole);
  };

  const tellView = (to: Socket): void => {
    if (looking === undefined) return;
    to.emit("view:watch", { bounds: looking }, () => {
      wholeNext = true;
      // Nothing is sent where nobody is: then the view is empty.
      setTimeout(() => wholeNext && socket === to && take([]), 1000);
    });
  };

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
    opened.on("connect", () => {
      tellView(opened);
      // The first fix opens this very connection; and whoever stands still would not be heard of for half a minute.
      if (own !== undefined) opened.volatile.emit("position:report", own);
    });
    opened.on("disconnect", (reason) => {
      if (reason === "io server disconnect") setTimeout(() => socket === opened && opened.connect(), 1000);
    });
    opened.on("positions:moved", (raw: unknown) => {
      const moved = Moved.safeParse(raw);
      if (!moved.success) return;
      take(moved.data);
    });
    socket = opened;
    return opened;
  };

  return {
    watch(bounds) {
      looking = bounds;
      const open = connection();
      if (open.connected) tellView(open);
    },
    onMoved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    newest: () => known,
    report(position) {
      own = position;
      const open = connection();
      if (open.connected) open.volatile.emit("position:report", position);
      return open.connected;
    },
    close() {
      socket?.disconnect();
      socket = undefined;
      looking = undefined;
      own = undefined;
      known.clear();
    },
  };
}
