/** What the console's service worker leaves alone: the other apps, and what the server answers itself. */
const notTheConsole = ["responder", "citizen", "api", "intake", "alerts", "tracking", "docs", "socket.io", "tiles", "healthz", "readyz", "metrics"];

/** Paths that are not pages of the app at `base`. */
export function passedBy(base: string): RegExp[] {
  return base === "/" ? notTheConsole.map((first) => new RegExp(`^/${first.replace(".", "\\.")}(/|$)`)) : [];
}
