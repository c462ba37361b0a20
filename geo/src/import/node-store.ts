import type { LngLat } from "@najda/protocol";

/** Where every node is: sorted ids and fixed-point places in typed arrays, 16 bytes a node. */
export class NodeStore {
  #ids = new Float64Array(1 << 16);
  #places = new Int32Array(1 << 17);
  #sorted = true;
  length = 0;

  /** Degrees. Extracts list nodes by rising id; others are sorted when the first one is looked up. */
  add(id: number, [lng, lat]: LngLat): void {
    if (this.length === this.#ids.length) this.#grow();
    if (this.length > 0 && this.#ids[this.length - 1]! >= id) this.#sorted = false;
    this.#ids[this.length] = id;
    this.#places[2 * this.length] = Math.round(lng * 1e7);
    this.#places[2 * this.length + 1] = Math.round(lat * 1e7);
    this.length++;
  }

  /** Undefined for a node that lies outside the extract. */
  find(id: number): LngLat | undefined {
    if (!this.#sorted) this.#sort();
    let low = 0;
    let high = this.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#ids[middle]!;
      if (found === id) return [this.#places[2 * middle]! / 1e7, this.#places[2 * middle + 1]! / 1e7];
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #grow(): void {
    const ids = new Float64Array(this.#ids.length * 2);
    const places = new Int32Array(this.#places.length * 2);
    ids.set(this.#ids);
    places.set(this.#places);
    this.#ids = ids;
    this.#places = places;
  }

  #sort(): void {
    const order = Uint32Array.from({ length: this.length }, (_, at) => at).sort((a, b) => this.#ids[a]! - this.#ids[b]!);
    const ids = this.#ids.slice();
    const places = this.#places.slice();
    for (const [at, from] of order.entries()) {
      this.#ids[at] = ids[from]!;
      this.#places[2 * at] = places[2 * from]!;
      this.#places[2 * at + 1] = places[2 * from + 1]!;
    }
    this.#sorted = true;
  }
}
