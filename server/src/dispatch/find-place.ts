import { distanceMetres, foldText, readCoordinates, readPlusCode } from "@najda/geo";
import { currentMap, findPlaces, nearestAddress, nearestCrossing } from "@najda/geo/postgis";
import type { Actor, Input, LngLat, Reply, Tx } from "@najda/protocol";
import { findBases, findUnitsByName } from "./find-units.sql.ts";

type Found = Reply<"place:find">["places"];
type Asked = Input<"place:find"> & { text: string };

/**
 * What a text means on the map: coordinates, a Plus Code, a unit or station of the asker's own centre, places by name.
 * Without a text: the address and the intersection that lie nearest.
 */
export async function findPlace(tx: Tx, by: Actor, input: Input<"place:find">): Promise<Reply<"place:find">> {
  const { text = "", near, limit = 8 } = input;
  if (text.trim() === "") return { places: near === undefined ? [] : (await around(tx, near, input.language)).slice(0, limit) };
  const asked = { ...input, text };
  const point = await pointedAt(tx, asked);
  if (point !== undefined) return { places: [point] };
  const { sure, maybe } = await ownUnits(tx, by, asked);
  const named = sure.length >= limit ? [] : await findPlaces(tx, { text, near, limit: limit - sure.length, language: input.language });
  // What only begins like it comes behind, but is not pushed out by the eighth street of a name.
  const kept = named.slice(0, Math.max(1, limit - sure.length - maybe.length));
  return { places: [...sure, ...kept, ...maybe].slice(0, limit) };
}

async function around(tx: Tx, near: LngLat, language?: string): Promise<Found> {
  const found = [await nearestAddress(tx, near, language), await nearestCrossing(tx, near, language)];
  return found.filter((place) => place !== undefined);
}

/** A place given by its position alone, named with the address that lies nearest. */
async function pointedAt(tx: Tx, { text, near, language }: Asked): Promise<Found[number] | undefined> {
  const bounds = (await currentMap(tx))?.bounds;
  const read = readCoordinates(text, bounds);
  const at = read ?? (await plusCode(tx, { text, near }));
  if (at === undefined) return undefined;
  const address = await nearestAddress(tx, at, language);
  return {
    name: read === undefined ? text.trim().toUpperCase() : `${at[1].toFixed(5)}, ${at[0].toFixed(5)}`,
    kind: read === undefined ? "plus-code" : "coordinates",
    at,
    ...(near !== undefined && { metres: distanceMetres(near, at) }),
    ...(address !== undefined && { area: address.name }),
  };
}

/** "9G8F+6X" is short for the nearest such place; "9G8F+6X Rubar" for the one nearest to Rubar. */
async function plusCode(tx: Tx, { text, near }: Pick<Asked, "text" | "near">): Promise<LngLat | undefined> {
  const [, code = text, town] = /^(\S*\+\S*)[\s,،]+(\S.*)$/.exec(text.trim()) ?? [];
  if (readPlusCode(code, [0, 0]) === undefined) return undefined;
  const [named] = town === undefined ? [] : await findPlaces(tx, { text: town, near, limit: 1 });
  return readPlusCode(code, named?.at ?? near);
}

const desk = ["call-taker", "dispatcher", "supervisor"];

/** A call sign that was typed whole or abbreviated comes first, whatever streets are called. */
async function ownUnits(tx: Tx, by: Actor, { text, near }: Asked): Promise<{ sure: Found; maybe: Found }> {
  const folded = foldText(text);
  const plain = folded.replaceAll(" ", "");
  if (by.centreId === undefined || !desk.includes(by.role) || !/\p{L}/u.test(plain)) return { sure: [], maybe: [] };
  const asked = { centreId: by.centreId, limit: 4 };
  const withMetres = (places: Found): Found => places.map((place) => (near === undefined ? place : { ...place, metres: distanceMetres(near, place.at) }));
  const units = withMetres(await findUnitsByName(tx, { ...asked, text: plain }));
  const bases = folded.length < 3 ? [] : withMetres(await findBases(tx, { ...asked, text: folded }));
  const isSure = /\d$/.test(plain) || units.some(({ name }) => foldText(name).replaceAll(" ", "") === plain);
  return isSure ? { sure: units, maybe: bases.slice(0, 2) } : { sure: [], maybe: [...units.slice(0, 3), ...bases.slice(0, 2)] };
}
