import type { Db, LngLat } from "@najda/protocol";
import { distanceMetres } from "../distance.ts";
import { distanceCost, kindCost, worstCost } from "../places/rate.ts";
import { readQuestion } from "../places/read-question.ts";
import { areasAround } from "./place-candidates.sql.ts";
import { findCrossings } from "./find-crossings.ts";
import { type Answer, findNamed } from "./find-named.ts";
import { meaningsOf } from "./place-words.sql.ts";

/** Something that has a place: a hospital, a street, a house. */
export interface FoundPlace {
  /** In the language asked for, where the map has it. */
  name: string;
  /** "hospital", "street", "district", "address", "intersection", ... */
  kind: string;
  at: LngLat;
  /** From `near`, on the globe; absent without it. */
  metres?: number;
  /** The town, village or quarter around it. */
  area?: string;
}

export interface Search {
  text: string;
  near?: LngLat | undefined;
  limit?: number | undefined;
  language?: string | undefined;
}

/** Two streets that meet, both called by their very names: nothing else was meant. */
const certain = 0;
/** Two finds of one name and kind that are closer than this are one thing, mapped twice. */
const oneThingMetres = 120;

/**
 * Places, streets, addresses and intersections that answer the text, in any of the map's languages and scripts, typing
 * errors and all: the best first, by how well the name fits, by closeness to `near`, by kind.
 */
export async function findPlaces(db: Db, { text, near, limit = 8, language = "" }: Search): Promise<FoundPlace[]> {
  const question = readQuestion(text);
  if (question.folded === "") return [];
  const sides = question.crossings.map(([one, other]): [string[], string[]] => [readQuestion(one).words, readQuestion(other).words]);
  const asked = { near, language, meanings: await meaningsOf(db, [...new Set([...question.words, ...sides.flat(2)])]) };
  const crossings = await findCrossings(db, { ...asked, sides });
  const named = crossings.some(({ cost }) => cost <= certain) ? [] : await findNamed(db, { ...asked, question });
  const best = [...crossings, ...named]
    .filter(({ cost }) => cost <= worstCost)
    .map((answer) => rated(answer, near))
    .sort((one, other) => one.cost - other.cost || one.name.length - other.name.length || (one.metres ?? 0) - (other.metres ?? 0) || (one.name < other.name ? -1 : 1));
  const places: FoundPlace[] = [];
  for (const { name, kind, at, metres } of best) {
    if (places.length === limit) break;
    if (places.some((place) => place.name === name && place.kind === kind && distanceMetres(place.at, at) < oneThingMetres)) continue;
    places.push({ name, kind, at, ...(metres !== undefined && { metres }) });
  }
  return withAreas(db, { places, language });
}

function rated(answer: Answer, near: LngLat | undefined): Answer & { metres: number | undefined } {
  const metres = near && distanceMetres(near, answer.at);
  return { ...answer, metres, cost: answer.cost + distanceCost(metres) + kindCost(answer.kind) };
}

/** A settlement stands for itself. */
const settlements = ["city", "town", "village", "district"];

async function withAreas(db: Db, { places, language }: { places: FoundPlace[]; language: string }): Promise<FoundPlace[]> {
  const areas = await areasAround(db, { places: places.map(({ at }) => at), language });
  return places.map((place, index) => {
    const area = settlements.includes(place.kind) ? undefined : areas[index];
    return area === undefined ? place : { ...place, area };
  });
}

/** The address nearest to a point, at most a kilometre away. */
export async function nearestAddress(db: Db, at: LngLat, language = ""): Promise<(FoundPlace & { metres: number }) | undefined> {
  const { rows } = await db.query<FoundPlace & { metres: number }>(
    `select * from (
       select concat_ws(' ', a.number, coalesce(a.street ->> ('name:' || $3), a.street ->> 'name')) as name, 'address' as kind,
         jsonb_build_array(st_x(a.at::geometry), st_y(a.at::geometry)) as at, st_distance(a.at, st_setsrid(st_makepoint($1, $2), 4326)::geography) as metres
       from current_map c join map_addresses a on a.map_id = c.map_id
       order by a.at <-> st_setsrid(st_makepoint($1, $2), 4326)::geography
       limit 1
     ) nearest where metres <= 1000`,
    [...at, language],
  );
  return rows[0];
}

/** The intersection of named streets nearest to a point, at most two kilometres away. */
export async function nearestCrossing(db: Db, at: LngLat, language = ""): Promise<(FoundPlace & { metres: number }) | undefined> {
  const { rows } = await db.query<FoundPlace & { metres: number }>(
    `select concat_ws(' × ', street_name(n.one), street_name(n.other)) as name, 'intersection' as kind,
       jsonb_build_array(st_x(n.at::geometry), st_y(n.at::geometry)) as at, n.metres
     from (
       select k.one, k.other, k.at, st_distance(k.at, st_setsrid(st_makepoint($1, $2), 4326)::geography) as metres
       from current_map c join map_crossings k on k.map_id = c.map_id
       order by k.at <-> st_setsrid(st_makepoint($1, $2), 4326)::geography
       limit 1
     ) n where metres <= 2000`.replace(/street_name\((\S+?)\)/g, (_, street: string) => nameOf(street)),
    [...at, language],
  );
  return rows[0];
}

/** A street's name in the language asked for; `street` is an expression for the name as signposted. */
const nameOf = (street: string): string => `coalesce((
  select p.names ->> ('name:' || $3) from map_places p
  where p.map_id = (select map_id from current_map) and p.kind = 'street' and p.names ->> 'name' = ${street} and p.names ? ('name:' || $3) limit 1), ${street})`;
