import { MinQueue } from "./min-queue.ts";

/** From each drive to the next ones, with the seconds that each step costs (CSR). */
export interface Links {
  first: Uint32Array;
  next: Uint32Array;
  seconds: Float32Array;
}

export interface Quest {
  /** Drives that are reached at the outset, and after how many seconds. */
  at: readonly Seed[];
  /** The search ends when all of these are final; without it, when everything within `limitSeconds` is. */
  wanted?: readonly number[];
  limitSeconds?: number;
}

export interface Seed {
  drive: number;
  seconds: number;
}

/** Buckets of a second each: nine hours. What takes longer (a way through a closure) waits in a heap. */
const buckets = 1 << 15;

/**
 * Shortest times over drives, a search that settles a second's worth of them at a time (Dial 1969, with several
 * keys in one bucket as in Dinitz 1978): no heap has to be kept in order, and a drive that improves within its
 * bucket is looked at again, so that the times are exact; an entry in a later bucket than its drive's time is passed
 * by. Kept and used again, for one search at a time.
 */
export class DriveSearch {
  /** Of the last search; Infinity where it didn't come. */
  readonly seconds: Float32Array;
  readonly #wanted: Uint8Array;
  readonly #heads = new Int32Array(buckets);
  readonly #far = new MinQueue();
  #drives: Uint32Array;
  #after: Int32Array;
  #entries = 0;
  #base = 0;
  #last = -1;

  constructor(drives: number) {
    this.seconds = new Float32Array(drives);
    this.#wanted = new Uint8Array(drives);
    this.#drives = new Uint32Array(drives + 64);
    this.#after = new Int32Array(drives + 64);
  }

  run(links: Links, { at, wanted, limitSeconds = Infinity }: Quest): void {
    this.seconds.fill(Infinity);
    this.#heads.fill(-1);
    this.#far.clear();
    this.#entries = this.#base = 0;
    this.#last = -1;
    for (const { drive, seconds } of at) this.#reach(drive, seconds);
    let missing = wanted === undefined ? Infinity : 0;
    for (const drive of wanted ?? []) {
      if (this.#wanted[drive] === 0) missing++;
      this.#wanted[drive] = 1;
    }
    this.#settle(links, { missing, limitSeconds });
    for (const drive of wanted ?? []) this.#wanted[drive] = 0;
  }

  /** The inner loop of everything: all it touches is in local variables, and reaching a drive is written out in it. */
  #settle({ first, next, seconds: cost }: Links, { missing, limitSeconds }: { missing: number; limitSeconds: number }): void {
    const seconds = this.seconds;
    const wanted = this.#wanted;
    const heads = this.#heads;
    for (;;) {
      const base = this.#base;
      for (let bucket = 0; bucket <= this.#last; bucket++) {
        if (missing === 0 || base + bucket > limitSeconds) return;
        for (let entry = heads[bucket]!; entry >= 0; entry = heads[bucket]!) {
          heads[bucket] = this.#after[entry]!;
          const drive = this.#drives[entry]!;
          const here = seconds[drive]!;
          // Moved to an earlier bucket since, and settled there.
          if (((here - base) | 0) !== bucket) continue;
          if (wanted[drive] === 1) {
            missing--;
            wanted[drive] = 0;
          }
          const end = first[drive + 1]!;
          for (let link = first[drive]!; link < end; link++) {
            const other = next[link]!;
            const after = Math.fround(here + cost[link]!);
            if (after >= seconds[other]!) continue;
            seconds[other] = after;
            const into = (after - base) | 0;
            if (into >= buckets) this.#far.push(other, after);
            else this.#put(other, into);
          }
        }
      }
      if (this.#far.length === 0) return;
      this.#rebase();
    }
  }

  #reach(drive: number, after: number): void {
    const seconds = Math.fround(after);
    if (seconds >= this.seconds[drive]!) return;
    this.seconds[drive] = seconds;
    const bucket = Math.floor(seconds - this.#base);
    if (bucket >= buckets) this.#far.push(drive, seconds);
    else this.#put(drive, bucket);
  }

  #put(drive: number, bucket: number): void {
    const entry = this.#entries++;
    if (entry === this.#drives.length) this.#grow();
    this.#drives[entry] = drive;
    this.#after[entry] = this.#heads[bucket]!;
    this.#heads[bucket] = entry;
    if (bucket > this.#last) this.#last = bucket;
  }

  /** The buckets are empty: they go on where the nearest of the far ones is. */
  #rebase(): void {
    this.#base = Math.floor(this.#far.key);
    this.#entries = 0;
    this.#last = -1;
    while (this.#far.key < this.#base + buckets) {
      const seconds = this.#far.key;
      const drive = this.#far.pop();
      if (this.seconds[drive] === seconds) this.#put(drive, Math.floor(seconds - this.#base));
    }
  }

  #grow(): void {
    const [drives, after] = [new Uint32Array(2 * this.#drives.length), new Int32Array(2 * this.#drives.length)];
    drives.set(this.#drives);
    after.set(this.#after);
    this.#drives = drives;
    this.#after = after;
  }
}
