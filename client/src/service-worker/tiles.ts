import { registerRoute } from "workbox-routing";

/** About what a crew sees of its district in a shift: some ten megabytes. */
const most = 800;

const cacheName = (app: string): string => `najda-${app}-tiles`;

/** The oldest go first; called now and then, not at every tile. */
async function trim(cache: Cache): Promise<void> {
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((request) => cache.delete(request)));
}

/**
 * Keeps the parts of the base map that were looked at, so that a crew without a network still sees streets. The server
 * is always asked first: a new map must not be mixed with an old one.
 */
export function keepTiles(app: string): void {
  let stored = 0;
  const answer = async (request: Request): Promise<Response> => {
    const cache = await caches.open(cacheName(app));
    try {
      const response = await fetch(request);
      if (response.ok) {
        await cache.put(request, response.clone());
        stored += 1;
        if (stored % 100 === 0) await trim(cache);
      }
      return response;
    } catch (error) {
      const known = await cache.match(request);
      if (known !== undefined) return known;
      throw error;
    }
  };
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/tiles/"),
    ({ request }) => answer(request),
  );
}
