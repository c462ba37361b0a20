import { useSyncExternalStore } from "react";
import { createStore } from "@najda/client";
import type { Store } from "@najda/client";
import { records } from "./records.ts";
import type { RecordKind } from "./records.ts";
import { changeRecord, readRecord } from "./shelf.ts";

/** A record of the phone as screens see it: at once empty, then what is kept; changed here and there together. */
export interface Kept<T> extends Pick<Store<T>, "get" | "subscribe"> {
  readonly change: (step: (before: T) => T) => Promise<T>;
  /** Reads it again: the service worker has written meanwhile. */
  readonly reload: () => Promise<void>;
}

function keep<T>({ key, read }: RecordKind<T>): Kept<T> {
  const store = createStore<T>(read(undefined));
  const reload = (): Promise<void> => readRecord(key).then((raw) => store.set(read(raw)), () => undefined);
  void reload();
  return {
    get: store.get,
    subscribe: store.subscribe,
    reload,
    async change(step) {
      // Shown before it is stored, and also where nothing can be stored: for as long as the page is open.
      const next = await changeRecord(key, (raw) => step(read(raw))).catch(() => step(store.get()));
      store.set(next);
      return next;
    },
  };
}

/** Everything this phone keeps, one for the life of the page. */
export const phone = {
  places: keep(records.places),
  here: keep(records.here),
  alerts: keep(records.alerts),
  told: keep(records.told),
  reports: keep(records.reports),
  subscribed: keep(records.subscribed),
  proven: keep(records.proven),
  language: keep(records.language),
} as const;

export const useKept = <T,>(kept: Kept<T>): T => useSyncExternalStore(kept.subscribe, kept.get);
