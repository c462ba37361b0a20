import { TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import { Area } from "@najda/protocol";
import { colours } from "../theme/tokens.ts";
import type { Theme } from "../theme/tokens.ts";
import type { MapView } from "./map-view.ts";

export interface AreaDraw {
  /** Starts a new polygon; what was drawn goes. */
  draw(): void;
  /** Corners can be moved, added and deleted. */
  edit(): void;
  /** Shows this area for editing; undefined clears. */
  show(area: Area | undefined): void;
  remove(): void;
}

type Hex = `#${string}`;

function modes(theme: Theme) {
  const [line, corner] = [colours[theme].special as Hex, colours[theme].text as Hex];
  const polygon = {
    // Nearer than this a press is on a corner. With the library's 40 px the fourth corner of a yard closes a triangle.
    pointerDistance: 14,
    styles: {
      fillColor: line, fillOpacity: 0.2, outlineColor: line, outlineWidth: 2,
      closingPointColor: line, closingPointOutlineColor: corner, closingPointWidth: 6, closingPointOutlineWidth: 2,
    },
  };
  const select = {
    flags: { polygon: { feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } } } },
    styles: {
      selectedPolygonColor: line, selectedPolygonFillOpacity: 0.2, selectedPolygonOutlineColor: line, selectedPolygonOutlineWidth: 2,
      selectionPointColor: corner, selectionPointOutlineColor: line, selectionPointWidth: 6, selectionPointOutlineWidth: 2,
      midPointColor: line, midPointOutlineColor: corner, midPointWidth: 4, midPointOutlineWidth: 1,
    },
  };
  return [new TerraDrawPolygonMode(polygon), new TerraDrawSelectMode(select)];
}

/** Draws one polygon by pointer. `onArea` hears every finished shape; it is not checked yet. */
export function startAreaDraw(view: MapView, theme: Theme, onArea: (area: Area | undefined) => void): AreaDraw {
  const terra = new TerraDraw({ adapter: new TerraDrawMapLibreGLAdapter({ map: view.map, coordinatePrecision: 7 }), modes: modes(theme) });
  terra.start();

  const drawn = (): Area | undefined => {
    const shapes = terra.getSnapshot().filter(({ geometry, properties }) => geometry.type === "Polygon" && properties["mode"] === "polygon");
    return Area.safeParse(shapes.at(-1)?.geometry).data;
  };
  const selectDrawn = (): void => {
    const shape = terra.getSnapshot().find(({ geometry }) => geometry.type === "Polygon");
    terra.setMode("select");
    if (shape?.id !== undefined) terra.selectFeature(shape.id);
  };
  terra.on("finish", (_, context) => {
    onArea(drawn());
    // After the library's own turn: it still holds the finished shape as its current one.
    if (context.mode === "polygon") setTimeout(selectDrawn, 0);
  });

  return {
    draw() {
      terra.clear();
      terra.setMode("polygon");
    },
    edit: selectDrawn,
    show(area) {
      terra.clear();
      const [ring] = area?.type === "Polygon" ? area.coordinates : [];
      if (area?.type !== "Polygon" || ring === undefined) return;
      terra.addFeatures([{ type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: { mode: "polygon" } }]);
      selectDrawn();
    },
    remove: () => terra.stop(),
  };
}
