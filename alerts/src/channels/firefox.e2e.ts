import { spawnSync } from "node:child_process";
import { createSecureServer } from "node:http2";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { startAutopush } from "../../test/autopush.ts";
import { startFirefox } from "../../test/firefox.ts";
import { flood } from "../../test/flood.ts";
import { selfSigned } from "../../test/self-signed.ts";
import { phoneMessages } from "../phone-message.ts";
import { http2Posts, makePushKeys, pushHosts, webPush } from "./index.ts";

const missing = spawnSync("firefox-esr", ["--version"]).error === undefined ? "" : "firefox-esr is not installed";

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Two far ends in one: what applications post to, and what the browser is connected with. */
async function pushServer() {
  const { key, cert } = selfSigned();
  const http = createSecureServer({ key, cert });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  const origin = `https://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const autopush = await startAutopush((channelID) => `${origin}/wpush/v2/${channelID}`);
  http.on("request", (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      autopush.deliver(`${origin}${request.url}`, Buffer.concat(parts));
      response.writeHead(201).end();
    });
  });
  closing.push(() => autopush.close(), () => void http.close());
  return { origin, cert, autopush };
}

const worker = `
self.addEventListener("push", (event) => {
  const { headline, description, alertId, language } = event.data.json();
  event.waitUntil(self.registration.showNotification(headline, { body: description, tag: alertId, lang: language }));
});`;

/** A page with a service worker that shows what it is pushed. */
async function app(): Promise<string> {
  const server = createServer((request, response) => {
    const isWorker = request.url === "/worker.js";
    response.setHeader("content-type", isWorker ? "text/javascript" : "text/html; charset=utf-8");
    response.end(isWorker ? worker : "<!doctype html><title>phone</title>");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  closing.push(() => void server.close());
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

test.skipIf(missing !== "")(`a real Firefox decrypts what we send and shows it${missing && ` (skipped: ${missing})`}`, async () => {
  const keys = makePushKeys();
  const { origin, cert, autopush } = await pushServer();
  const firefox = await startFirefox({
    "dom.push.serverURL": autopush.url,
    "dom.push.testing.allowInsecureServerURL": true,
    "permissions.default.desktop-notification": 1,
    "alerts.useSystemBackend": false,
    // Whoever drives Firefox from outside gets preferences "for automation" that switch push off.
    "remote.prefs.recommended": false,
  });
  closing.push(() => firefox.close());
  await firefox.open(await app());
  const subscription = JSON.parse(
    String(
      await firefox.run(`(async () => {
        await navigator.serviceWorker.register("/worker.js");
        const registration = await navigator.serviceWorker.ready;
        const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: "${keys.publicKey}" });
        return JSON.stringify(subscription);
      })()`),
    ),
  ) as { endpoint: string; keys: { p256dh: string; auth: string } };
  expect(subscription.endpoint).toMatch(origin);

  const posts = http2Posts({ deadlineMs: 5000, ownOrigins: [origin], ca: cert });
  closing.push(() => posts.close());
  const send = webPush({ posts, keys, contact: "mailto:alerts@city.example", hosts: pushHosts([origin]), now: () => new Date() });
  const { area, texts, severity, urgency, expires } = flood();
  const message = phoneMessages(
    { alertId: "a1", kind: "alert", version: 1, capStatus: "Actual", severity, urgency, sender: "City", sentAt: new Date().toISOString(), expires, area, texts, cells: [] },
    "/citizen/alerts/a1",
  )("ar");
  expect(await send(subscription, { body: Buffer.from(JSON.stringify(message)), ttlSeconds: 60, urgency: "high" })).toEqual({ kind: "accepted" });

  const shown = () =>
    firefox.run(`navigator.serviceWorker.ready.then((registration) => registration.getNotifications())
      .then((all) => all.map(({ title, tag, lang }) => [title, tag, lang].join(" | ")).join("\\n"))`);
  await expect.poll(shown, { timeout: 20_000 }).toBe("سيول في وسط البلد | a1 | ar");
  // 100 is "delivered"; a body that can't be decrypted is answered with 101.
  await expect.poll(() => autopush.acknowledged, { timeout: 10_000 }).toMatchObject([{ code: 100 }]);
});
