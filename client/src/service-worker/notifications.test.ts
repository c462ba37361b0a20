import { expect, test } from "vitest";
import { showPushes, type Shown } from "./notifications.ts";
import type { WorkerScope } from "./worker-types.ts";

/** The browser's side of a service worker: notifications by tag, the newest last. */
function browser(describe: (message: unknown) => Shown) {
  let shown: { title: string; tag: string }[] = [];
  const listeners = new Map<string, (event: unknown) => void>();
  const scope = {
    registration: {
      showNotification(title: string, { tag = "" }: { tag?: string }) {
        shown = [...shown.filter((each) => tag === "" || each.tag !== tag), { title, tag }];
        return Promise.resolve();
      },
      getNotifications: () => Promise.resolve(shown.map((each) => ({ ...each, close: () => void (shown = shown.filter((other) => other !== each)) }))),
    },
    clients: { matchAll: () => Promise.resolve([]) },
    addEventListener: (type: string, listener: (event: unknown) => void) => void listeners.set(type, listener),
  } as unknown as WorkerScope;
  showPushes(scope, { base: "/responder/", describe, otherwise: { title: "News" } });
  return {
    titles: () => shown.map(({ title }) => title),
    async push(message: unknown): Promise<void> {
      let done: Promise<unknown> = Promise.resolve();
      listeners.get("push")?.({ data: { json: () => message }, waitUntil: (work: Promise<unknown>) => void (done = work) });
      await done;
    },
  };
}

test("what is out of date goes when what replaces it is shown; the rest stays", async () => {
  const phone = browser((message) => message as Shown);
  await phone.push({ title: "Alert", tag: "alert" });
  await phone.push({ title: "Cover North", tag: "move-up:1", takesAway: "move-up:" });
  await phone.push({ title: "Cover South", tag: "move-up:2", takesAway: "move-up:" });
  expect(phone.titles()).toEqual(["Alert", "Cover South"]);
  await phone.push({ title: "Over", tag: "move-up:2" });
  expect(phone.titles()).toEqual(["Alert", "Over"]);
  await phone.push({ title: "Fire", tag: "a1", takesAway: "move-up:" });
  expect(phone.titles()).toEqual(["Alert", "Fire"]);
});
