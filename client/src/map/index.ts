import "./map.css";

export { createMap } from "./create-map.ts";
export type { MapOptions, MapResult } from "./create-map.ts";
export type { MapView, Press } from "./map-view.ts";
export { MapPane } from "./map-pane.tsx";
export { ToolIcon } from "./tool-icon.tsx";
export { MapAges } from "./map-ages.tsx";
export { AreaEditor } from "./area-editor.tsx";
export { addUnitLayer } from "./unit-layer.ts";
export type { LinkOnMap, UnitLayer } from "./unit-layer.ts";
export type { Ages, UnitOnMap } from "./fleet.ts";
export { drawAreas, drawDraftLine, drawIncidents, drawPremises, drawSelf, drawZones } from "./features.ts";
export type { AreaOnMap, IncidentOnMap, ZoneOnMap } from "./features.ts";
export { drawCoverage } from "./coverage-layer.ts";
export { coverageColours } from "./overlay-layers.ts";
export { areaFromLines, linesFromArea } from "./typed-corners.ts";
