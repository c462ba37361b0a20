import { findPlaces, nearestAddress } from "@najda/geo/postgis";
import type { Actor, Input, Reply, Tx } from "@najda/protocol";

/** Places that fit a text, nearest first; without a text, the address that lies nearest. */
export async function findPlace(tx: Tx, _by: Actor, { text, near, limit = 8, language = "" }: Input<"place:find">): Promise<Reply<"place:find">> {
  if (text !== undefined && text.trim() !== "") return { places: await findPlaces(tx, { text, near, limit, language }) };
  const address = near && (await nearestAddress(tx, near, language));
  return { places: address === undefined ? [] : [address] };
}
