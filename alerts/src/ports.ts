import type { Db, Tx } from "@najda/protocol";
import type { BrowserKeys } from "./channels/encrypt.ts";

/**
 * What one far end said to one message.
 *
 * `accepted` the push service took it. `gone` nobody lives there any more: forget the address.
 * `later` not taken, try again after so many seconds. `refused` never will be taken as it is.
 * `our-key` the service does not accept us: stop the whole channel and call an engineer.
 * `unreached` it certainly never left. `unknown` it left and no answer came: it may have arrived.
 */
export type Outcome =
  | { readonly kind: "accepted" }
  | { readonly kind: "gone" }
  | { readonly kind: "later"; readonly seconds: number; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "our-key"; readonly reason: string }
  | { readonly kind: "unreached"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** Where a browser is reached: its endpoint in the canonical spelling, and its keys. */
export interface Browser {
  readonly endpoint: string;
  readonly keys: BrowserKeys;
}

/** One message for one phone, the same for every channel. */
export interface Push {
  /** UTF-8 JSON, at most 2,700 bytes: some services take no more. */
  readonly body: Uint8Array;
  /** How long the service may keep trying, in seconds. */
  readonly ttlSeconds: number;
  readonly urgency: "high" | "normal";
  /** At most 32 base64url characters; a newer message of the same topic replaces an undelivered one. */
  readonly topic?: string;
}

/** Sends to browsers (Web Push). */
export type SendToBrowser = (to: Browser, push: Push) => Promise<Outcome>;

/** What a partner's app also gets in plain: its system shows it even when the app does not run. */
export interface AppPush extends Push {
  readonly title: string;
  readonly text: string;
  /** A newer notification of the same tag replaces the one on the screen. */
  readonly tag: string;
}

/** Sends to apps by their registration token (FCM). */
export type SendToApp = (token: string, push: AppPush) => Promise<Outcome>;

/** Everything that can ring a phone. Without `app`, tokens are counted as failed. */
export interface Senders {
  /** By the key pair that the browser subscribed with. */
  readonly browser: { readonly public: SendToBrowser; readonly exercise: SendToBrowser };
  readonly app?: SendToApp | undefined;
}

/** What the fan-out needs of the server around it. */
export interface FanOut {
  readonly db: Db;
  /** A step of our own: a transaction in which events can be published. */
  readonly transaction: <T>(step: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly clock: { now(): Date };
  readonly senders: Senders;
  /** Where a phone reads more about an alert. */
  readonly urlOf: (alertId: string) => string;
  /** Recipients of one job; 1,000 unless said. */
  readonly rangeSize?: number;
  /** True when this process is about to end: a range is left after the slice that is on its way. */
  readonly stopping?: () => boolean;
}
