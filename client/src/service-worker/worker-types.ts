/**
 * What our service workers use of their own global scope. TypeScript's `webworker` library can't be loaded beside
 * `dom` in one program, so the few parts stand here (Service Workers, W3C; Push API; Notifications API).
 */
export interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Fetching extends Extendable {
  readonly request: Request;
}

export interface Pushed extends Extendable {
  readonly data: { json(): unknown; text(): string } | null;
}

export interface Clicked extends Extendable {
  readonly notification: Notification;
  readonly action: string;
}

export interface WindowOfApp {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
  focus(): Promise<WindowOfApp>;
  navigate(url: string): Promise<WindowOfApp | null>;
  postMessage(message: unknown): void;
}

export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<readonly WindowOfApp[]>;
    openWindow(url: string): Promise<WindowOfApp | null>;
  };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "push", listener: (event: Pushed) => void): void;
  addEventListener(type: "notificationclick", listener: (event: Clicked) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent & Extendable) => void): void;
}
