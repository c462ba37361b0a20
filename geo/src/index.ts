/**
 * Where things are: numbers in, numbers out. Runs in Node and in browsers alike; what needs a database is in
 * `@najda/geo/postgis`, `@najda/geo/import`.
 */
export { distanceMetres } from "./distance.ts";
export { areaCells, audienceResolution, cellOf } from "./area/cells.ts";
export { type AreaFault, checkArea } from "./area/check-area.ts";
export { covers } from "./area/covers.ts";
export { canonicalArea, hashArea } from "./area/hash-area.ts";
export { areaKm2, type Bounds, boundsOf } from "./area/measures.ts";
export { vertexCount } from "./area/rings.ts";
export { simplifyOutwards } from "./area/simplify-outwards.ts";
export { type Cover, addCover, coverCounts, coveredPeople, peopleGained, peopleLost, zoneCover } from "./coverage/counts.ts";
export { type Coverer, createCoverer } from "./coverage/cover.ts";
export { cellBounds, cellNumber, type CoverageRaster, rasterOver } from "./coverage/grid.ts";
export { type Move, type MoveQuestion, planMoves } from "./coverage/move-ups.ts";
export { zonesOfCells } from "./coverage/zone-cells.ts";
export { readCoordinates } from "./places/coordinates.ts";
export { foldText } from "./places/fold-text.ts";
export { readPlusCode } from "./places/plus-code.ts";
export { graphFromBytes, graphToBytes } from "./streets/graph-bytes.ts";
export { reach } from "./streets/reach.ts";
export { calibrate, type Calibration, type Drive } from "./streets/calibrate.ts";
export { car, emergency, type Profile, topMetresPerSecond } from "./streets/profiles.ts";
export { type Route, route } from "./streets/route.ts";
export { type SlowZone, withSlowZones } from "./streets/slow-zones.ts";
export { buildGraph, type StreetGraph, type StreetPiece, type TurnBan, type TurnRules } from "./streets/street-graph.ts";
export { straightLine, type TravelTime, travelTimes } from "./streets/travel-times.ts";
