import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { passedBy } from "./passed-by.ts";
import type { WorkerScope } from "./worker-types.ts";

export type Precached = readonly (string | { url: string; revision?: string | null })[];

interface Shell {
  readonly app: string;
  readonly base: string;
  readonly precached: Precached;
}

/**
 * Keeps the app's own files, under a cache name of its own, so that the app opens without a network. Nothing of the
 * API is ever cached: what is going on comes from the board that the client keeps with its age.
 */
export function serveShell(scope: WorkerScope, { app, base, precached }: Shell): void {
  const controller = new PrecacheController({ cacheName: `najda-${app}-shell` });
  controller.addToCacheList(precached.map((entry) => (typeof entry === "string" ? entry : { ...entry })));
  // PrecacheController has the `any` of a worker library that is not loaded; its events are ours.
  scope.addEventListener("install", (event) => event.waitUntil(controller.install(event as never)));
  scope.addEventListener("activate", (event) => event.waitUntil(controller.activate(event as never).then(() => scope.clients.claim())));
  registerRoute(new PrecacheRoute(controller, { ignoreURLParametersMatching: [/.*/] }));
  registerRoute(new NavigationRoute(controller.createHandlerBoundToURL(`${base}index.html`), { denylist: passedBy(base) }));
  scope.addEventListener("message", (event) => {
    const message: unknown = event.data;
    if (typeof message === "object" && message !== null && "type" in message && message.type === "use-new-version") {
      event.waitUntil(scope.skipWaiting());
    }
  });
}
