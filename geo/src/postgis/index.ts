/** Questions to PostGIS: the nearest units, the map in use and its tiles, places and addresses. */
export { currentMap, type CurrentMap, loadGraph } from "./current-map.sql.ts";
export { nearestUnits, type UnitNearby, unitsLeftOut } from "./nearest-units.sql.ts";
export { indexPlaces, mapWithoutIndex } from "./place-index.sql.ts";
export { findPlaces, type FoundPlace, nearestAddress, nearestCrossing } from "./places.sql.ts";
export { deepestTile, tile, type Tile, type TileAddress } from "./tile.sql.ts";
