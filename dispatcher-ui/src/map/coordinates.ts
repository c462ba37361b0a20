import { type Bounds, readCoordinates } from "@najda/geo";
import type { LngLat } from "@najda/protocol";

/** A typed place, latitude first as people and phones say it, in any usual notation; longitude first only where that alone lies within the bounds. Undefined when it is none. */
export const parseCoordinates = (text: string, bounds?: Readonly<Bounds>): LngLat | undefined => readCoordinates(text, bounds);

/** "31.95390, 35.91060": five digits are about a metre. */
export const formatCoordinates = ([longitude, latitude]: LngLat): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
