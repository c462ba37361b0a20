import type { Db, LngLat } from "@najda/protocol";
import type { Names } from "../import/names.ts";
import { type Fits, textCost, worstCost } from "../places/rate.ts";
import type { Question } from "../places/read-question.ts";
import { candidates, housesIn, type PlaceRow } from "./place-candidates.sql.ts";
import type { Meant } from "./place-words.sql.ts";

/** A place with how badly its name answers; 0 is best. */
export interface Answer {
  name: string;
  kind: string;
  at: LngLat;
  cost: number;
}

export interface Asked {
  /** What each typed word may mean. */
  meanings: Map<string, Meant[]>;
  near: LngLat | undefined;
  language: string;
}

/** Streets in which house numbers are looked for. */
const mostStreets = 150;
/** Found with its house number: better than the street alone. */
const houseBonus = 0.03;

export const nameIn = (names: Names, language: string): string | undefined => names[`name:${language}`] ?? names["name"];

/** Places, streets and addresses by name. */
export async function findNamed(db: Db, { question, meanings, near, language }: Asked & { question: Pick<Question, "words" | "numbers"> }): Promise<Answer[]> {
  const { words, numbers } = question;
  const fits = fitsBy(meanings);
  const text = words.filter((word) => !numbers.includes(word));
  const liked = numbers.flatMap((number) => (meanings.get(number) ?? []).map(({ word }) => word));
  const rows = await candidatesFor(db, { words: text.length === 0 ? words : text, liked, meanings, near });
  const places = rows.map(({ kind, names, folded, at }) => ({ name: nameIn(names, language) ?? kind, kind, at, cost: textCost({ words, fits }, folded) }));
  if (numbers.length === 0 || text.length === 0) return places;
  return [...places, ...(await houses(db, { streets: costOfStreets(rows, { words: text, fits }), numbers: houseNumbers(words), near, language }))];
}

/** The rows that hold all words; failing that, all but one, then any of the rarest. */
export async function candidatesFor(db: Db, asked: Omit<Asked, "language"> & { words: readonly string[]; liked?: readonly string[]; streetsOnly?: boolean }): Promise<PlaceRow[]> {
  const sets = asked.words.map((word) => (asked.meanings.get(word) ?? []).map((meant) => meant.word));
  const known = sets.filter((set) => set.length > 0);
  if (known.length === 0) return [];
  const { near, liked, streetsOnly } = asked;
  const all = await candidates(db, { sets: known, liked, least: known.length, near, streetsOnly });
  if (all.length > 0 || known.length === 1) return all;
  return candidates(db, { sets: known, liked, least: Math.max(1, known.length - 1), near, streetsOnly });
}

/** Costs that are known already: of the words that the map's list was asked for. */
export function fitsBy(meanings: Map<string, Meant[]>): Fits {
  const costs = new Map([...meanings].map(([typed, meant]) => [typed, new Map(meant.map(({ word, cost }) => [word, cost]))]));
  return (typed, word) => costs.get(typed)?.get(word);
}

/** A street that answers: its names, how badly, and where it lies. */
export interface Street {
  names: Names;
  cost: number;
  at: LngLat;
}

/** The streets among the rows by their signposted names, the best first. */
export function costOfStreets(rows: readonly PlaceRow[], typed: { words: readonly string[]; fits: Fits }): Map<string, Street> {
  const streets = new Map<string, Street>();
  for (const { kind, names, folded, at } of rows) {
    if (kind !== "street" || names["name"] === undefined || streets.has(names["name"])) continue;
    const cost = textCost(typed, folded);
    if (cost <= worstCost) streets.set(names["name"], { names, cost, at });
  }
  return new Map([...streets].sort(([, one], [, other]) => one.cost - other.cost).slice(0, mostStreets));
}

/** "12", and "12a" where a single letter follows. */
function houseNumbers(words: readonly string[]): string[] {
  return words.flatMap((word, at) => (/^\d/.test(word) ? [word, ...(/^\p{L}$/u.test(words[at + 1] ?? "") ? [`${word}${words[at + 1]}`] : [])] : []));
}

async function houses(db: Db, asked: { streets: Map<string, Street>; numbers: string[]; near: LngLat | undefined; language: string }): Promise<Answer[]> {
  const { streets, numbers, near, language } = asked;
  if (streets.size === 0) return [];
  const rows = await housesIn(db, { streets: [...streets.keys()], numbers, near });
  return rows.map(({ number, street, at }) => {
    const name = `${number} ${nameIn(street, language) ?? ""}`.trim();
    return { name, kind: "address", at, cost: Math.max(0, streets.get(street["name"] ?? "")?.cost ?? worstCost) - houseBonus };
  });
}
