import { openDB } from "idb";
import type { DBSchema, IDBPDatabase } from "idb";
import { z } from "zod";
import { boardFrom, BoardSnapshot, Person } from "@najda/protocol";
import type { AppName, Board } from "@najda/protocol";
import type { Entry } from "./outbox.ts";

/** The last board a person saw, and when (milliseconds since 1970). */
export interface Kept {
  readonly person: Person;
  readonly board: Board;
  readonly at: number;
}

/** How it lies on disk: read through the schema, because an older version of the app may have written it. */
const Stored = z.object({ person: Person, snapshot: BoardSnapshot, at: z.number() });

const stored = ({ person, board, at }: Kept): z.infer<typeof Stored> => ({ person, snapshot: snapshotOf(board), at });

function keptFrom(raw: unknown): Kept | undefined {
  const read = Stored.safeParse(raw).data;
  return read === undefined ? undefined : { person: read.person, board: boardFrom(read.snapshot), at: read.at };
}

/** The board as a snapshot again; its tombstones are dropped, for nothing is ever built upon it. */
const snapshotOf = (board: Board): BoardSnapshot => ({
  number: board.number,
  viewer: board.viewer,
  incidentTypes: Object.values(board.incidentTypes),
  units: Object.values(board.units),
  incidents: Object.values(board.incidents),
  assignments: Object.values(board.assignments),
  reports: Object.values(board.reports),
  alerts: Object.values(board.alerts),
  gaps: Object.values(board.gaps),
  moveUps: Object.values(board.moveUps),
  closures: Object.values(board.closures),
  gone: [],
});

/** What survives a reload: the outbox, the last board, and small settings. */
export interface Shelf {
  entries(): Promise<readonly Entry[]>;
  /** Gives the entry its place in the order; resolves when it is stored. */
  add(entry: Omit<Entry, "order">): Promise<Entry>;
  replace(entry: Entry): Promise<void>;
  remove(entry: Entry): Promise<void>;
  lastBoard(): Promise<Kept | undefined>;
  keepBoard(kept: Kept): Promise<void>;
  forgetBoard(): Promise<void>;
}

interface Schema extends DBSchema {
  outbox: { key: number; value: Omit<Entry, "order"> & { order?: number } };
  board: { key: "last"; value: unknown };
}

/** IndexedDB, one database per app, so that two apps in one browser never see each other's queue. */
export async function openShelf(app: AppName): Promise<Shelf> {
  const db: IDBPDatabase<Schema> = await openDB<Schema>(`najda-${app}`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
      fresh.createObjectStore("board");
    },
  });
  // Eviction would take unsent reports with it; browsers that ask say no by themselves.
  void navigator.storage?.persist?.().catch(() => false);
  return {
    entries: async () => (await db.getAll("outbox")).filter((entry): entry is Entry => entry.order !== undefined),
    async add(entry) {
      const order = await db.add("outbox", entry);
      return { ...entry, order };
    },
    async replace(entry) {
      await db.put("outbox", entry);
    },
    remove: (entry) => db.delete("outbox", entry.order),
    lastBoard: async () => keptFrom(await db.get("board", "last")),
    async keepBoard(kept) {
      await db.put("board", stored(kept), "last");
    },
    forgetBoard: () => db.delete("board", "last"),
  };
}

/** The same in memory, for places without IndexedDB. Nothing survives. */
export function memoryShelf(): Shelf {
  const entries = new Map<number, Entry>();
  let kept: Kept | undefined;
  let last = 0;
  return {
    entries: async () => [...entries.values()],
    async add(entry) {
      last += 1;
      const placed = { ...entry, order: last };
      entries.set(last, placed);
      return placed;
    },
    async replace(entry) {
      entries.set(entry.order, entry);
    },
    async remove(entry) {
      entries.delete(entry.order);
    },
    lastBoard: async () => kept,
    async keepBoard(next) {
      kept = next;
    },
    async forgetBoard() {
      kept = undefined;
    },
  };
}
