/** Which places a unit covers: indices into the places, each once. */
export type Cover = Uint32Array;

/** How many of the covers hold each place. */
export function coverCounts(covers: Iterable<Cover>, places: number): Uint16Array {
  const counts = new Uint16Array(places);
  for (const cover of covers) addCover(counts, cover, 1);
  return counts;
}

export function addCover(counts: Uint16Array, cover: Cover, times: 1 | -1): void {
  for (const place of cover) counts[place]! += times;
}

/** People at places that are covered at least `times` times. */
export function coveredPeople(people: ArrayLike<number>, counts: ArrayLike<number>, times = 1): number {
  let sum = 0;
  for (let place = 0; place < people.length; place++) if (counts[place]! >= times) sum += people[place]!;
  return sum;
}

/** People whom nobody covers any more when this one of the counted covers goes. */
export function peopleLost(people: ArrayLike<number>, counts: ArrayLike<number>, cover: Cover): number {
  let sum = 0;
  for (const place of cover) if (counts[place] === 1) sum += people[place]!;
  return sum;
}

/** People whom nobody covers yet and this cover would. */
export function peopleGained(people: ArrayLike<number>, counts: ArrayLike<number>, cover: Cover): number {
  let sum = 0;
  for (const place of cover) if (counts[place] === 0) sum += people[place]!;
  return sum;
}

/** For each zone its people and those of them that are covered; `zoneOf` names the zone of each place by its index, -1 for none. */
export function zoneCover(places: { readonly people: ArrayLike<number>; readonly zoneOf: ArrayLike<number> }, counts: ArrayLike<number>, zones: number) {
  const people = new Float64Array(zones);
  const covered = new Float64Array(zones);
  for (let place = 0; place < places.people.length; place++) {
    const zone = places.zoneOf[place]!;
    if (zone < 0) continue;
    people[zone]! += places.people[place]!;
    if (counts[place]! > 0) covered[zone]! += places.people[place]!;
  }
  return { people, covered };
}
