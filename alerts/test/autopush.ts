import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";

/** Mozilla's push server as a browser sees it, on the loopback: hello, register, notification, ack. */
export interface Autopush {
  /** For the preference dom.push.serverURL. */
  readonly url: string;
  /** What the browser answered to deliveries: it could decrypt and show them, or not. */
  readonly acknowledged: { readonly channelID: string; readonly code: number }[];
  /** Hands a push body to the browser that registered this endpoint, exactly as it came. */
  deliver(endpoint: string, body: Buffer): void;
  close(): Promise<void>;
}

interface Message {
  readonly messageType: string;
  readonly channelID?: string;
  readonly updates?: readonly { channelID: string; code: number }[];
}

/** `endpointFor` makes the address that applications post to for one channel. */
export async function startAutopush(endpointFor: (channelID: string) => string): Promise<Autopush> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, handleProtocols: (offered) => [...offered][0] ?? false });
  const channels = new Map<string, { channelID: string; browser: WebSocket }>();
  const acknowledged: { channelID: string; code: number }[] = [];
  server.on("connection", (browser) => {
    const say = (message: object): void => browser.send(JSON.stringify(message));
    browser.on("message", (text: Buffer) => {
      const message = JSON.parse(text.toString("utf8")) as Message;
      const { messageType, channelID = "" } = message;
      if (messageType === "hello") say({ messageType, status: 200, uaid: randomUUID().replaceAll("-", ""), use_webpush: true, broadcasts: {} });
      if (messageType === "register") {
        const pushEndpoint = endpointFor(channelID);
        channels.set(pushEndpoint, { channelID, browser });
        say({ messageType, status: 200, channelID, pushEndpoint });
      }
      if (messageType === "unregister") say({ messageType, status: 200, channelID });
      if (messageType === "ping") say({ messageType });
      if (messageType === "ack") acknowledged.push(...(message.updates ?? []));
    });
  });
  await new Promise<void>((listening) => server.once("listening", listening));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    acknowledged,
    deliver(endpoint, body) {
      const channel = channels.get(endpoint);
      if (channel === undefined) throw new Error("nobody registered this endpoint");
      const { channelID, browser } = channel;
      const headers = { encoding: "aes128gcm" };
      browser.send(JSON.stringify({ messageType: "notification", channelID, version: randomUUID(), data: body.toString("base64url"), headers }));
    },
    async close() {
      for (const browser of server.clients) browser.terminate();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
