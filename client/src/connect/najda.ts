import { commands } from "@najda/protocol";
import type { Answer, AnyKeptEvent, AppName, Board, CommandName, Person, Reply, SentInput } from "@najda/protocol";
import { emptyFeed } from "./feed.ts";
import type { Feed } from "./feed.ts";
import { silent } from "./connection-state.ts";
import type { Pulse } from "./connection-state.ts";
import type { Address } from "./http.ts";
import { openLive } from "./live.ts";
import type { Live } from "./live.ts";
import { runOutbox } from "./outbox-runner.ts";
import type { OutboxRunner } from "./outbox-runner.ts";
import { mayArrive, whatNow } from "./patience.ts";
import type { Sent } from "./patience.ts";
import { installId, rememberedPerson, rememberPerson } from "./remember.ts";
import { attempt, newId } from "./send.ts";
import { acceptInvitation, currentPerson, readDemo, signIn, signOut } from "./sessions.ts";
import type { Acceptance, Credentials } from "./sessions.ts";
import { memoryShelf, openShelf } from "./shelf.ts";
import type { Shelf } from "./shelf.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import { openTracking } from "./tracking.ts";
import type { Tracking } from "./tracking.ts";
import { uploadZones } from "./upload.ts";
import type { KeptZones, UploadProgress } from "./upload.ts";
import type { Demo } from "./wire.ts";

/** Who uses the app: not known yet, nobody (and whether a session has just ended), or this person. */
export type Session =
  | { readonly state: "starting" }
  | { readonly state: "signed-out"; readonly ended: boolean }
  | { readonly state: "signed-in"; readonly person: Person };

export type EventListener = (event: AnyKeptEvent, replayed: boolean) => void;

/** The one way an app talks to the server. Knows no React. */
export interface Najda {
  readonly app: AppName;
  readonly session: Store<Session>;
  readonly feed: Store<Feed>;
  readonly pulse: Store<Pulse>;
  /** Filled in demo mode only. */
  readonly demo: Store<Demo | undefined>;
  readonly outbox: OutboxRunner["view"];
  readonly tracking: Tracking;
  board(): Board | undefined;
  start(): Promise<void>;
  signIn(credentials: Credentials): Promise<Answer<Person>>;
  /** Signs this browser in as a citizen without a name. */
  signInAsCitizen(): Promise<Answer<Person>>;
  /** Makes the account of a one-time link and signs in with it, instead of whoever was signed in here. */
  acceptInvitation(given: Acceptance): Promise<Answer<Person>>;
  signOut(): Promise<void>;
  send<N extends CommandName>(name: N, input: SentInput<N>, commandId?: string): Promise<Sent<Reply<N>>>;
  /** Leaves a file of zones at the server, for `zones:import`. */
  uploadZones(file: Blob, onProgress: (progress: UploadProgress) => void): Promise<Sent<KeptZones>>;
  /** Kept events as they come, each once; `replayed` for those that were missed and fetched. Returns what stops it. */
  onEvent(listener: EventListener): () => void;
  /** Events that are not kept, such as `alert:counted`. */
  onPassing(listener: (name: string, payload: unknown) => void): () => void;
  dismissRefused: OutboxRunner["dismiss"];
  close(): void;
}

export interface NajdaOptions {
  readonly app: AppName;
  /** Origin of the server; empty for the page's own. */
  readonly url?: string;
  /** Keep a bearer token instead of relying on the cookie: outside browsers. */
  readonly bearer?: boolean;
  /** Where the outbox and the last board live; IndexedDB where there is one. */
  readonly shelf?: Shelf;
}

const unreachable = (): Answer<never> => ({ ok: false, code: "offline", message: "There is no connection." });

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

const openShelfOrMemory = (app: AppName): Promise<Shelf> =>
  typeof indexedDB === "undefined" ? Promise.resolve(memoryShelf()) : openShelf(app).catch(memoryShelf);

export async function createNajda(options: NajdaOptions): Promise<Najda> {
  const { app, bearer = false } = options;
  const address: Address = { app, url: options.url ?? "" };
  const shelf = options.shelf ?? (await openShelfOrMemory(app));
  const session = createStore<Session>({ state: "starting" });
  const feed = createStore<Feed>(emptyFeed);
  const pulse = createStore<Pulse>(silent);
  const demo = createStore<Demo | undefined>(undefined);
  const eventListeners = new Set<EventListener>();
  const passingListeners = new Set<(name: string, payload: unknown) => void>();
  const tracking = openTracking(address);
  let live: Live | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const person = (): Person | undefined => {
    const now = session.get();
    return now.state === "signed-in" ? now.person : undefined;
  };

  const outbox = runOutbox({
    shelf,
    channel: `najda-outbox-${app}`,
    personId: () => person()?.id,
    attempt: (message) => attempt(address, live?.socket, message),
    onSignedOut: () => end(true),
  });
  outbox.view.subscribe(() => pulse.set({ ...pulse.get(), queued: outbox.view.get().waiting.length }));

  /** The last board is kept for the next start without a network; at most every few seconds. */
  const keepSoon = (): void => {
    keeping ??= setTimeout(() => {
      keeping = undefined;
      const [board, by, at] = [feed.get().board, person(), pulse.get().lastHeardAt];
      if (board !== undefined && by !== undefined && at !== undefined) void shelf.keepBoard({ person: by, board, at }).catch(() => undefined);
    }, 3000);
  };
  feed.subscribe(keepSoon);

  const disconnect = (): void => {
    live?.close();
    live = undefined;
    tracking.close();
    clearTimeout(keeping);
    keeping = undefined;
    feed.set(emptyFeed);
    pulse.set({ ...silent, queued: pulse.get().queued });
  };

  function end(ended: boolean): void {
    if (session.get().state === "signed-out") return;
    delete address.token;
    rememberPerson(app, undefined);
    session.set({ state: "signed-out", ended });
    disconnect();
    void shelf.forgetBoard();
  }

  const connect = (): void => {
    live?.close();
    live = openLive(address, {
      feed: feed.get,
      setFeed: feed.set,
      heard: () => pulse.set({ ...pulse.get(), lastHeardAt: Date.now() }),
      serverTime(at) {
        const ahead = at - Date.now();
        const clockAheadMs = Math.abs(ahead) < 2000 ? 0 : Math.round(ahead / 1000) * 1000;
        if (clockAheadMs !== pulse.get().clockAheadMs) pulse.set({ ...pulse.get(), clockAheadMs });
      },
      joined(now) {
        pulse.set({ ...pulse.get(), joined: now });
        if (now) outbox.wake();
      },
      event: (event, replayed) => eventListeners.forEach((listener) => listener(event, replayed)),
      passing: (name, payload) => passingListeners.forEach((listener) => listener(name, payload)),
      signedOut: () => end(true),
    });
  };

  const begin = async (by: Person): Promise<void> => {
    const kept = await shelf.lastBoard().catch(() => undefined);
    if (kept?.person.id === by.id && feed.get().board === undefined) {
      feed.set({ ...emptyFeed, board: kept.board });
      pulse.set({ ...pulse.get(), lastHeardAt: kept.at });
    }
    rememberPerson(app, by);
    session.set({ state: "signed-in", person: by });
    pulse.set({ ...pulse.get(), tryingSince: Date.now() });
    connect();
    outbox.wake();
  };

  const hurry = (): void => {
    live?.hurry();
    outbox.wake();
  };
  if (typeof window !== "undefined") window.addEventListener("online", hurry);

  const sendPatiently = async (name: CommandName, input: Readonly<Record<string, unknown>>, commandId: string): Promise<Sent<unknown>> => {
    let mayHaveArrived = false;
    for (let attempts = 1; ; attempts += 1) {
      const verdict = await attempt(address, live?.socket, { name, input, commandId });
      mayHaveArrived ||= mayArrive(verdict);
      const next = whatNow(verdict, attempts, mayHaveArrived);
      if (verdict.kind === "signed-out") end(true);
      if (next !== "again") return next;
      await pause(300 * attempts);
    }
  };

  const enter = async (credentials: Credentials): Promise<Answer<Person>> => {
    const answer = await signIn(address, credentials, bearer).catch(unreachable);
    if (answer.ok) await begin(answer.value);
    return answer;
  };

  const leave = async (): Promise<void> => {
    await signOut(address).catch(() => undefined);
    end(false);
  };

  return {
    app, session, feed, pulse, demo, tracking,
    outbox: outbox.view,
    board: () => feed.get().board,
    async start() {
      void readDemo(address).then(demo.set, () => undefined);
      const known = rememberedPerson(app);
      try {
        const answer = await currentPerson(address);
        if (answer.ok) await begin(answer.value);
        else if (answer.code === "signed-out" || known === undefined) session.set({ state: "signed-out", ended: known !== undefined });
        else await begin(known);
      } catch {
        if (known === undefined) session.set({ state: "signed-out", ended: false });
        else await begin(known);
      }
    },
    signIn: enter,
    signInAsCitizen: () => enter({ install: installId() }),
    async acceptInvitation(given) {
      const accepted = await acceptInvitation(address, given).catch(unreachable);
      if (!accepted.ok) return accepted;
      if (person() !== undefined) await leave();
      return enter({ name: given.name, password: given.password });
    },
    signOut: leave,
    async send(name, input, commandId) {
      const sent =
        commands[name].offline === "queue"
          ? await outbox.put(name, input as Record<string, unknown>, commandId)
          : await sendPatiently(name, input as Record<string, unknown>, commandId ?? newId());
      return sent as Sent<Reply<typeof name>>;
    },
    uploadZones: (file, onProgress) => uploadZones(address, file, onProgress),
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    onPassing(listener) {
      passingListeners.add(listener);
      return () => passingListeners.delete(listener);
    },
    dismissRefused: outbox.dismiss,
    close() {
      if (typeof window !== "undefined") window.removeEventListener("online", hurry);
      disconnect();
      outbox.stop();
    },
  };
}
