import type { Page } from "playwright-core";

/** One event on the tracking path, and when this process saw it pass (milliseconds). */
export interface Passed {
  readonly at: number;
  readonly name: string;
  readonly payload: unknown;
}

/** What a page says and hears on the tracking path, as it stands in the browser's own frames. */
export interface TrackingWire {
  readonly sent: readonly Passed[];
  readonly heard: readonly Passed[];
}

/** Socket.IO's events as text: packet 42, an id for those that want an answer, then name and payload. */
const event = /^42\d*(?=\[)/;

/** From now on; to be called before the page signs in. */
export function listenToTracking(page: Page): TrackingWire {
  const sent: Passed[] = [];
  const heard: Passed[] = [];
  page.on("websocket", (socket) => {
    if (!socket.url().includes("/tracking/")) return;
    socket.on("framesent", ({ payload }) => keep(sent, payload));
    socket.on("framereceived", ({ payload }) => keep(heard, payload));
  });
  return { sent, heard };
}

function keep(passed: Passed[], frame: string | Buffer): void {
  const text = frame.toString();
  if (!event.test(text)) return;
  const [name, payload] = JSON.parse(text.replace(event, "")) as [string, unknown];
  passed.push({ at: performance.now(), name, payload });
}
