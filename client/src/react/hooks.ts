import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Board, CommandName, Person, Reply, SentInput } from "@najda/protocol";
import { connectionAt } from "../connect/index.ts";
import type { Connection, EventListener, OutboxView, Sent, Session, Store } from "../connect/index.ts";
import * as format from "../translations/format.ts";
import { incidentTypeName, outcomeName } from "../translations/names.ts";
import type { Refusal } from "../translations/index.ts";
import { useChoices, useNajda } from "./provider.tsx";
import { sameShallow } from "./same-shallow.ts";
import { tickEvery } from "./ticker.ts";

const useStore = <T,>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/**
 * What `select` takes from the board; undefined before there is one. Renders again only when that changed: the same
 * thing, or an array or object whose members are the same things.
 */
export function useBoard<T>(select: (board: Board) => T): T | undefined {
  const { feed } = useNajda();
  const last = useRef<{ value: T } | undefined>(undefined);
  const read = (): T | undefined => {
    const { board } = feed.get();
    if (board === undefined) return undefined;
    const value = select(board);
    if (last.current === undefined || !sameShallow(last.current.value, value)) last.current = { value };
    return last.current.value;
  };
  return useSyncExternalStore(feed.subscribe, read);
}

export const useSession = (): Session => useStore(useNajda().session);

/** Who is signed in, or undefined. */
export function usePerson(): Person | undefined {
  const session = useSession();
  return session.state === "signed-in" ? session.person : undefined;
}

/** What waits to be sent and what was refused after the person had gone on. */
export const useOutbox = (): OutboxView => useStore(useNajda().outbox);

/** The demo's accounts and bounds; undefined outside demo mode. */
export const useDemo = () => useStore(useNajda().demo);

function useDeviceNow(stepMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => tickEvery(stepMs, () => setNow(Date.now())), [stepMs]);
  return now;
}

/**
 * Now, in milliseconds, again every `stepMs`; all who ask share one ticker and move together. It is the server's now
 * where this device's clock is wrong by more than two seconds: times on the board were made there.
 */
export function useNow(stepMs = 1000): number {
  const now = useDeviceNow(stepMs);
  const { pulse } = useNajda();
  const ahead = useSyncExternalStore(pulse.subscribe, () => pulse.get().clockAheadMs);
  return now + ahead;
}

/** Live, connecting or stale, with the age of what is shown and the number of queued commands. */
export function useConnection(): Connection {
  const pulse = useStore(useNajda().pulse);
  const now = useDeviceNow(1000);
  return connectionAt(pulse, Math.max(now, pulse.lastHeardAt ?? 0));
}

/** True once `holds` has held for so long without a break: what is over sooner need not be said. */
export function useLasting(holds: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!holds) return;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [holds, ms]);
  return holds && lasting;
}

/** Every kept event as it comes; `replayed` for those that were missed. */
export function useEvents(listener: EventListener): void {
  const najda = useNajda();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => najda.onEvent((event, replayed) => latest.current(event, replayed)), [najda]);
}

export interface Sending<N extends CommandName> {
  /** Resolves when the answer is known, or the command is queued; never rejects. */
  readonly send: (input: SentInput<N>) => Promise<Sent<Reply<N>>>;
  /** How many are on their way. */
  readonly pending: boolean;
  /** The last "no", until the next attempt or `forget`. */
  readonly refusal: Refusal | undefined;
  /** True after the last one was queued for want of a connection. */
  readonly queued: boolean;
  readonly forget: () => void;
}

/** One command: press, wait, and show what came of it beside what was pressed. */
export function useCommand<N extends CommandName>(name: N): Sending<N> {
  const najda = useNajda();
  const [pending, setPending] = useState(0);
  const [last, setLast] = useState<Sent<Reply<N>>>();
  const send = useCallback(
    async (input: SentInput<N>) => {
      setPending((count) => count + 1);
      setLast(undefined);
      const sent = await najda.send(name, input);
      setPending((count) => count - 1);
      setLast(sent);
      return sent;
    },
    [najda, name],
  );
  const forget = useCallback(() => setLast(undefined), []);
  return {
    send,
    pending: pending > 0,
    refusal: last?.kind === "refused" ? last.refusal : undefined,
    queued: last?.kind === "queued",
    forget,
  };
}

/** The words: `t("console.title")`, and the language they are in. */
export function useWords() {
  const { t } = useTranslation();
  const { language } = useChoices();
  return { t, language };
}

/** Numbers, ages, clocks and names in the person's language. */
export function useFormat() {
  const { language } = useChoices();
  return useMemo(
    () => ({
      age: (seconds: number) => format.formatAge(seconds, language),
      clock: (at: Date | string, options?: { seconds?: boolean }) => format.formatClock(at, language, options),
      moment: (at: Date | string) => format.formatMoment(at, language),
      duration: format.formatDuration,
      distance: (metres: number) => format.formatDistance(metres, language),
      accuracy: (metres: number) => format.formatAccuracy(metres, language),
      number: (value: number, digits?: number) => format.formatNumber(value, language, digits),
      type: (type: Parameters<typeof incidentTypeName>[0]) => incidentTypeName(type, language),
      outcome: (code: string, names: Readonly<Record<string, string>> = {}) => outcomeName(code, names, language),
    }),
    [language],
  );
}
