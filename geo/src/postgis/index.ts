/** Questions to PostGIS: the nearest units. */
export { nearestUnits, type UnitNearby, unitsLeftOut } from "./nearest-units.sql.ts";
