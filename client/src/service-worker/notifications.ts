import type { Pushed, WorkerScope } from "./worker-types.ts";

/** A notification as the app wants it shown. */
export interface Shown {
  readonly title: string;
  readonly body?: string;
  /** The same tag replaces: an update takes the place of what it updates. */
  readonly tag?: string;
  /** Notifications whose tag begins with this are out of date now, and taken away. */
  readonly takesAway?: string;
  readonly language?: string;
  readonly direction?: "ltr" | "rtl";
  /** Stays until it is pressed. */
  readonly urgent?: boolean;
  readonly silent?: boolean;
  /** Where pressing it leads; a path below the app's base. */
  readonly url?: string;
  /** Sent to open windows of the app as `{type: "pushed", message}`. */
  readonly message?: unknown;
}

export interface Notifying {
  readonly base: string;
  /** What is shown for a message. Throwing or taking longer than four seconds shows `otherwise`. */
  readonly describe: (message: unknown) => Shown | Promise<Shown>;
  /** Shown when the message can't be read: a push that shows nothing costs the subscription on some phones. */
  readonly otherwise: Shown;
}

const tooLate = (ms: number): Promise<never> =>
  new Promise((_, reject) => void setTimeout(() => reject(new Error("describing a push took too long")), ms));

async function shownFor(event: Pushed, { describe, otherwise }: Notifying): Promise<Shown> {
  try {
    return await Promise.race([Promise.resolve(event.data?.json()).then(describe), tooLate(4000)]);
  } catch {
    return otherwise;
  }
}

async function show(scope: WorkerScope, event: Pushed, notifying: Notifying): Promise<void> {
  const shown = await shownFor(event, notifying);
  await scope.registration.showNotification(shown.title, {
    ...(shown.body === undefined ? {} : { body: shown.body }),
    ...(shown.tag === undefined ? {} : { tag: shown.tag, renotify: shown.silent !== true }),
    ...(shown.language === undefined ? {} : { lang: shown.language }),
    dir: shown.direction ?? "auto",
    requireInteraction: shown.urgent ?? false,
    silent: shown.silent ?? false,
    icon: `${notifying.base}icons/icon-192.png`,
    badge: `${notifying.base}icons/badge-96.png`,
    data: { url: shown.url ?? notifying.base },
  } as NotificationOptions);
  await takeAway(scope, shown);
  const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const window of windows) window.postMessage({ type: "pushed", message: shown.message });
}

async function takeAway(scope: WorkerScope, { takesAway, tag }: Shown): Promise<void> {
  if (takesAway === undefined) return;
  for (const old of await scope.registration.getNotifications()) if (old.tag.startsWith(takesAway) && old.tag !== tag) old.close();
}

const urlOf = (data: unknown, base: string): string =>
  typeof data === "object" && data !== null && "url" in data && typeof data.url === "string" ? data.url : base;

/** Brings the app to the front at the right place, opening it where it is closed. */
async function open(scope: WorkerScope, url: string, base: string): Promise<void> {
  const target = new URL(url, scope.location.origin);
  // A message from afar never leads to another host.
  const safe = target.origin === scope.location.origin ? target.href : new URL(base, scope.location.origin).href;
  const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  const mine = windows.find((window) => new URL(window.url).pathname.startsWith(base));
  if (mine === undefined) {
    await scope.clients.openWindow(safe);
    return;
  }
  // A browser may refuse the focus (a screen that is locked); the page is told all the same.
  await mine.focus().catch(() => undefined);
  if (mine.url !== safe) mine.postMessage({ type: "go", url: new URL(safe).pathname + new URL(safe).search + new URL(safe).hash });
}

/** Every push shows something; pressing it leads into the app. */
export function showPushes(scope: WorkerScope, notifying: Notifying): void {
  scope.addEventListener("push", (event) => event.waitUntil(show(scope, event, notifying)));
  scope.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open(scope, urlOf(event.notification.data, notifying.base), notifying.base));
  });
}
