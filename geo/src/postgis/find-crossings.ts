import type { Db } from "@najda/protocol";
import { type Answer, type Asked, candidatesFor, costOfStreets, fitsBy, nameIn, type Street } from "./find-named.ts";
import { crossingsOf } from "./place-candidates.sql.ts";

/** Both streets were named and do meet: that says more than the words alone. */
const meetingBonus = 0.08;

/** One street of two that were named. */
const apart = 0.15;

/** Where the two streets of "A x B" meet; `sides` holds the words of each, in every way that the text can be parted. */
export async function findCrossings(db: Db, { sides, ...asked }: Asked & { sides: readonly [string[], string[]][] }): Promise<Answer[]> {
  const { near, language } = asked;
  const found: Answer[] = [];
  for (const [left, right] of sides) {
    const one = await streetsFor(db, { ...asked, words: left });
    const other = one.size === 0 ? one : await streetsFor(db, { ...asked, words: right });
    if (other.size === 0) continue;
    const crossings = await crossingsOf(db, { one: [...one.keys()], other: [...other.keys()], near });
    if (crossings.length === 0) found.push(...alone(one, language), ...alone(other, language));
    for (const crossing of crossings) {
      const [from, to] = [one.get(crossing.one)!, other.get(crossing.other)!];
      const name = `${nameIn(from.names, language) ?? crossing.one} × ${nameIn(to.names, language) ?? crossing.other}`;
      found.push({ name, kind: "intersection", at: crossing.at, cost: (from.cost + to.cost) / 2 - meetingBonus });
    }
  }
  return found;
}

/** They don't meet: the best of each side for itself. */
function alone(streets: Map<string, Street>, language: string): Answer[] {
  return [...streets].slice(0, 2).map(([name, { names, cost, at }]) => ({ name: nameIn(names, language) ?? name, kind: "street", at, cost: Math.max(0, cost) + apart }));
}

async function streetsFor(db: Db, { words, meanings, near }: Asked & { words: string[] }): Promise<Map<string, Street>> {
  const rows = await candidatesFor(db, { words, meanings, near, streetsOnly: true });
  return costOfStreets(rows, { words, fits: fitsBy(meanings) });
}
