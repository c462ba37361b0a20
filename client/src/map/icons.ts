import type { Map as MapLibre } from "maplibre-gl";
import { colours } from "../theme/tokens.ts";
import type { Theme } from "../theme/tokens.ts";
import type { UnitState } from "../translations/names.ts";
import { mapColours } from "./colours.ts";
import { priorityColour } from "./overlay-layers.ts";
import { stateColour } from "./unit-symbols.ts";

type Pen = CanvasRenderingContext2D;

/** Icons are drawn at twice their size on the screen, for sharp displays. */
const ratio = 2;

function drawn(size: { width: number; height: number }, draw: (pen: Pen) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = size.width * ratio;
  canvas.height = size.height * ratio;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen === null) return new ImageData(canvas.width, canvas.height);
  pen.scale(ratio, ratio);
  draw(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function fill(pen: Pen, path: Path2D, { colour, edge }: { colour: string; edge: string }): void {
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = edge;
  pen.stroke(path);
  pen.fillStyle = colour;
  pen.fill(path);
}

/** Points where the unit is heading; north until it is turned. */
const arrow = new Path2D("M12 3 L20 21 L12 16.5 L4 21 Z");
/** Standing, or of unknown heading: a diamond, so that nobody reads a direction into it. */
const still = new Path2D("M12 5 L19 12 L12 19 L5 12 Z");
/** A pin whose tip stands on the place. */
const pin = new Path2D("M14 35 C14 35 25 22 25 13.5 A11 11 0 1 0 3 13.5 C3 22 14 35 14 35 Z");

function pinWith(priority: number, theme: Theme): ImageData {
  return drawn({ width: 28, height: 36 }, (pen) => {
    fill(pen, pin, { colour: colours[theme][priorityColour(priority)], edge: mapColours[theme].halo });
    pen.fillStyle = colours[theme].onPriority;
    pen.font = '700 13px "Noto Sans", sans-serif';
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(String(priority), 14, 14);
  });
}

/** Puts the icons of a theme on the map, in place of those of another. Colours come with a shape and the code in the label. */
export function putIcons(map: MapLibre, theme: Theme): void {
  const put = (id: string, image: ImageData): void => {
    if (map.hasImage(id)) map.updateImage(id, image);
    else map.addImage(id, image, { pixelRatio: ratio });
  };
  const edge = mapColours[theme].halo;
  for (const state of Object.keys(stateColour) as UnitState[]) {
    const colour = colours[theme][stateColour[state]];
    const shape = { width: 24, height: 24 };
    put(`arrow-${state}`, drawn(shape, (pen) => fill(pen, arrow, { colour, edge })));
    put(`still-${state}`, drawn(shape, (pen) => fill(pen, still, { colour, edge })));
  }
  for (const priority of [1, 2, 3, 4, 5]) put(`pin-${priority}`, pinWith(priority, theme));
}
