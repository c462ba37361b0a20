/**
 * Numbers in order of their key, smallest first: a heap of four branches in typed arrays that grow. An entry
 * can't be changed; push it again with a smaller key and skip the old one when it comes.
 */
export class MinQueue {
  length = 0;
  #keys = new Float64Array(1024);
  #values = new Uint32Array(1024);

  clear(): void {
    this.length = 0;
  }

  push(value: number, key: number): void {
    if (this.length === this.#keys.length) this.#grow();
    let at = this.length++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (this.#keys[parent]! <= key) break;
      this.#keys[at] = this.#keys[parent]!;
      this.#values[at] = this.#values[parent]!;
      at = parent;
    }
    this.#keys[at] = key;
    this.#values[at] = value;
  }

  /** The smallest key; Infinity when empty. */
  get key(): number {
    return this.length === 0 ? Infinity : this.#keys[0]!;
  }

  /** Takes out the value with the smallest key; the queue must not be empty. */
  pop(): number {
    const keys = this.#keys;
    const values = this.#values;
    const top = values[0]!;
    const length = --this.length;
    const key = keys[length]!;
    const value = values[length]!;
    let at = 0;
    for (;;) {
      const first = 4 * at + 1;
      if (first >= length) break;
      let child = first;
      const last = Math.min(first + 4, length);
      for (let other = first + 1; other < last; other++) if (keys[other]! < keys[child]!) child = other;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      values[at] = values[child]!;
      at = child;
    }
    keys[at] = key;
    values[at] = value;
    return top;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    const values = new Uint32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    values.set(this.#values);
    this.#keys = keys;
    this.#values = values;
  }
}
