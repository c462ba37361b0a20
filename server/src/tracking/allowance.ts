/** Far above what a crew's device or a map that is being dragged sends, far below what hurts. */
const perSecond = 200;
const most = 1_000;

/** How many messages one socket may still send: a bucket that fills with time. */
export class Allowance {
  #left = most;
  #at = performance.now();

  /** False when there is none left. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(most, this.#left + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
