import { createServer, connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** The network between an app and its server: it can be cut, and it can swallow what the server says. */
export interface Relay {
  readonly url: string;
  /** Ends every connection and takes no new one. */
  cut(): void;
  /** Requests still arrive at the server; nothing comes back. */
  mute(): void;
  mend(): void;
  stop(): Promise<void>;
}

export async function relayTo(serverUrl: string): Promise<Relay> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let state: "whole" | "muted" | "cut" = "whole";

  const drop = (): void => sockets.forEach((socket) => socket.destroy());
  const server = createServer((near) => {
    if (state === "cut") return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => state === "muted" || near.write(bytes));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      state = "cut";
      drop();
    },
    mute() {
      state = "muted";
    },
    mend() {
      // What was swallowed has torn the streams: they start anew.
      if (state === "muted") drop();
      state = "whole";
    },
    stop: () => new Promise((resolve) => {
      drop();
      server.close(() => resolve());
    }),
  };
}
