import type { Page } from "playwright-core";

interface Pushed {
  /** The base of the app whose service worker gets it. */
  readonly scope: string;
  readonly message: object;
}

/** Hands a message to the page's service worker as its browser would after having decrypted a push. */
export async function deliverPush(page: Page, { scope, message }: Pushed): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const { origin } = new URL(page.url());
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL === `${origin}${scope}`);
      if (found !== undefined) resolve(found.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId: await registered, data: JSON.stringify(message) });
  await devtools.detach();
}

/** What stands in the page's notification centre. */
export function notificationsOf(page: Page): Promise<Pick<Notification, "title" | "body" | "dir" | "lang" | "silent" | "tag">[]> {
  return page.evaluate(async () => {
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.map(({ title, body, dir, lang, silent, tag }) => ({ title, body, dir, lang, silent, tag }));
  });
}
