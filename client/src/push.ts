import type { Channel } from "@najda/protocol";

/** Why a browser can't be woken by push. */
export type PushFault = "unsupported" | "denied" | "no-answer" | "failed";

export type PushResult = { readonly ok: true; readonly channel: Channel } | { readonly ok: false; readonly why: PushFault };

const subscribeMs = 15_000;

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function sameKey(subscription: PushSubscription, key: Uint8Array): boolean {
  const used = subscription.options.applicationServerKey;
  return used !== null && new Uint8Array(used).every((byte, index) => byte === key[index]);
}

async function subscribe(registration: ServiceWorkerRegistration, key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  const known = await registration.pushManager.getSubscription();
  if (known !== null && sameKey(known, key)) return known;
  // Made with another key (another installation under this address): useless to this one.
  await known?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/**
 * Asks for permission where needed and subscribes with this VAPID public key (base64url). Call it from a press.
 * Browsers without a push service never answer: after 15 s that counts as `no-answer`.
 */
export async function subscribeToPush(publicKey: string): Promise<PushResult> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return { ok: false, why: "unsupported" };
  if ((await Notification.requestPermission()) !== "granted") return { ok: false, why: "denied" };
  const late = new Promise<"late">((resolve) => void setTimeout(() => resolve("late"), subscribeMs));
  try {
    const made = await Promise.race([navigator.serviceWorker.ready.then((ready) => subscribe(ready, bytesOf(publicKey))), late]);
    if (made === "late") return { ok: false, why: "no-answer" };
    const { endpoint, keys } = made.toJSON();
    if (endpoint === undefined || keys?.["p256dh"] === undefined || keys["auth"] === undefined) return { ok: false, why: "failed" };
    return { ok: true, channel: { kind: "web-push", endpoint, keys: { p256dh: keys["p256dh"], auth: keys["auth"] } } };
  } catch {
    return { ok: false, why: "failed" };
  }
}
