/** A newer version waits; calling this puts it in place and loads the page again. */
export type UseNewVersion = () => void;

/**
 * Registers the app's service worker for its base, and tells when a newer version waits. Nothing reloads by itself:
 * a page in the middle of a call is never taken away.
 */
export async function registerServiceWorker(base: string, onNewVersion: (use: UseNewVersion) => void): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  let replacing = false;
  const waits = (worker: ServiceWorker): void =>
    onNewVersion(() => {
      replacing = true;
      worker.postMessage({ type: "use-new-version" });
    });
  serviceWorker.addEventListener("controllerchange", () => {
    if (replacing) location.reload();
  });
  const registration = await serviceWorker.register(`${base}service-worker.js`, { scope: base, updateViaCache: "none" });
  if (registration.waiting !== null && registration.active !== null) waits(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const fresh = registration.installing;
    // Not by the page's controller: at its first visit an app under "/" is controlled by the console's worker.
    const isUpdate = registration.active !== null;
    fresh?.addEventListener("statechange", () => {
      if (fresh.state === "installed" && isUpdate) waits(fresh);
    });
  });
  // A console is open for days: ask once an hour.
  setInterval(() => void registration.update().catch(() => undefined), 3600 * 1000);
}

/** What the service worker tells its windows: where a pressed notification leads, or a message that was pushed. */
export function onWorkerMessage(listener: (message: { type: "go"; url: string } | { type: "pushed"; message: unknown }) => void): () => void {
  if (!("serviceWorker" in navigator)) return () => undefined;
  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (typeof data !== "object" || data === null || !("type" in data)) return;
    if (data.type === "go" && "url" in data && typeof data.url === "string") listener({ type: "go", url: data.url });
    if (data.type === "pushed" && "message" in data) listener({ type: "pushed", message: data.message });
  };
  navigator.serviceWorker.addEventListener("message", hear);
  return () => navigator.serviceWorker.removeEventListener("message", hear);
}
