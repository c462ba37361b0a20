import type { CommandName } from "@najda/protocol";
import type { Refusal } from "../translations/refusal-sentence.ts";
import { agedOut, head, isFull, pauseMs, refusedOnes, settle, waiting } from "./outbox.ts";
import type { Entry } from "./outbox.ts";
import { refused } from "./patience.ts";
import type { Sent } from "./patience.ts";
import { newId } from "./send.ts";
import type { Outgoing } from "./send.ts";
import type { Shelf } from "./shelf.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import type { Verdict } from "./verdict.ts";

/** What the outbox holds, for screens: what waits, and what was refused after its sender had gone on. */
export interface OutboxView {
  readonly waiting: readonly Entry[];
  readonly refused: readonly (Entry & { readonly refusal?: Refusal })[];
}

export interface OutboxRunner {
  readonly view: Store<OutboxView>;
  /** Stores the command, then sends it when its turn comes. Resolves at the answer, or as queued after a while. */
  put(name: CommandName, input: Readonly<Record<string, unknown>>, commandId?: string): Promise<Sent<unknown>>;
  /** Try now: the connection is back, or somebody has signed in. */
  wake(): void;
  /** The person has seen this refusal. */
  readonly dismiss: (entry: Entry) => Promise<void>;
  stop(): void;
}

interface Means {
  readonly shelf: Shelf;
  readonly channel: string;
  personId(): string | undefined;
  attempt(message: Outgoing): Promise<Verdict>;
  onSignedOut(): void;
}

/** How long a press waits for its answer before it is told that the command is queued. */
const shownAsQueuedMs = 4000;

/** One at a time across all tabs of an app: the shelf is the truth, a lock says whose turn it is. */
export function runOutbox(means: Means): OutboxRunner {
  const { shelf } = means;
  const view = createStore<OutboxView>({ waiting: [], refused: [] });
  const asking = new Map<string, (sent: Sent<unknown>) => void>();
  const others = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(means.channel);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let draining = false;
  let again = false;
  let stopped = false;

  const show = async (): Promise<readonly Entry[]> => {
    const entries = await shelf.entries();
    const personId = means.personId();
    view.set({ waiting: waiting(entries, personId), refused: refusedOnes(entries).filter((entry) => entry.personId === personId) });
    return entries;
  };
  const changed = async (): Promise<void> => {
    await show();
    others?.postMessage("changed");
  };

  /** Sends one; answers whether the next may follow at once. */
  const sendOne = async (entry: Entry): Promise<boolean> => {
    const verdict = await means.attempt(entry);
    const left = settle(entry, verdict);
    if (left === undefined) await shelf.remove(entry);
    else if (left !== entry) await shelf.replace(left);
    const tell = asking.get(entry.commandId);
    if (tell !== undefined && (verdict.kind === "done" || left?.refusal !== undefined)) {
      // Whoever still waits for the answer shows the refusal beside the button; no second notice is needed.
      if (left?.refusal !== undefined) await shelf.remove(left);
      tell(verdict.kind === "done" ? verdict : { kind: "refused", refusal: left?.refusal ?? { code: "other", message: "" } });
    }
    await changed();
    if (verdict.kind === "signed-out") means.onSignedOut();
    if (verdict.kind !== "later") {
      failures = 0;
      return verdict.kind !== "signed-out";
    }
    failures += 1;
    // It and everything behind it waits now: nobody has to stand and watch.
    for (const say of asking.values()) say({ kind: "queued" });
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(wake, pauseMs(failures, verdict.afterSeconds));
    return false;
  };

  const drain = async (): Promise<void> => {
    for (const old of agedOut(await shelf.entries(), Date.now())) await shelf.replace(old);
    for (;;) {
      const personId = means.personId();
      const entries = await show();
      const next = personId === undefined ? undefined : head(entries, personId);
      if (stopped || next === undefined || !(await sendOne(next))) return;
    }
  };

  const exclusively = (work: () => Promise<void>): Promise<void> =>
    typeof navigator === "undefined" || navigator.locks === undefined
      ? work()
      : navigator.locks.request(means.channel, work).then(() => undefined);

  function wake(): void {
    if (draining) {
      again = true;
      return;
    }
    draining = true;
    clearTimeout(timer);
    void exclusively(drain)
      .catch(() => undefined)
      .then(() => {
        draining = false;
        const asked = again;
        again = false;
        if (asked && failures === 0 && !stopped) wake();
      });
  }

  others?.addEventListener("message", () => void show());
  void show();

  return {
    view,
    wake() {
      failures = 0;
      wake();
    },
    async put(name, input, commandId = newId()) {
      const personId = means.personId();
      if (personId === undefined) return refused("signed-out");
      if (isFull(await shelf.entries())) return refused("queue-full");
      await shelf.add({ commandId, personId, name, input, madeAt: Date.now(), attempts: 0 });
      await changed();
      const answer = new Promise<Sent<unknown>>((resolve) => {
        asking.set(commandId, resolve);
        setTimeout(() => resolve({ kind: "queued" }), failures > 0 ? 0 : shownAsQueuedMs);
      });
      wake();
      return answer.finally(() => asking.delete(commandId));
    },
    async dismiss(entry) {
      await shelf.remove(entry);
      await changed();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      others?.close();
    },
  };
}
