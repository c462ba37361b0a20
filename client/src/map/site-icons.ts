import type { ExpressionSpecification, Map as MapLibre } from "maplibre-gl";
import { colours } from "../theme/tokens.ts";
import type { Theme } from "../theme/tokens.ts";
import { mapColours } from "./colours.ts";

/** What crews look for on the ground; each has a sign of its own shape, so that nobody needs its colour. */
export const siteKinds = ["hospital", "clinic", "fire-station", "police", "ambulance-station", "refuge", "hydrant", "water-point"] as const;
type Sign = (typeof siteKinds)[number] | "one-way";

const prefix = "site";
const ratio = 2;

/** The `icon-image` of a sign, or of the kind that a feature says. */
export const siteIcon = (theme: Theme, kind: Sign | ExpressionSpecification): ExpressionSpecification => ["concat", `${prefix}|${theme}|`, kind];

/** On a field of 16 pixels. */
const signs: Readonly<Record<Sign, string>> = {
  hospital: "M4.5 4 V12 M11.5 4 V12 M4.5 8 H11.5",
  clinic: "M8 4.5 V11.5 M4.5 8 H11.5",
  "fire-station": "M8 3.2 C9.5 5.5 11.6 7 11.6 9.6 A3.6 3.6 0 0 1 4.4 9.6 C4.4 8 5.4 7.2 6 6 C6.6 6.8 7 7.2 7.4 7.4 C7.4 6 7.4 4.6 8 3.2 Z",
  police: "M8 3.2 L12 4.8 V8 C12 10.6 10.2 12.2 8 13 C5.8 12.2 4 10.6 4 8 V4.8 Z",
  "ambulance-station": "M8 3.4 V12.6 M4 5.7 L12 10.3 M12 5.7 L4 10.3",
  refuge: "M3.6 8 L8 4 L12.4 8 M5 7.4 V12.2 H11 V7.4",
  hydrant: "M8 4 C9.6 6.4 10.6 7.6 10.6 9.4 A2.6 2.6 0 0 1 5.4 9.4 C5.4 7.6 6.4 6.4 8 4 Z",
  "water-point": "M8 4 C9.6 6.4 10.6 7.6 10.6 9.4 A2.6 2.6 0 0 1 5.4 9.4 C5.4 7.6 6.4 6.4 8 4 Z",
  "one-way": "M3 8 H12 M9 5 L12.5 8 L9 11",
};

/** Draws a sign when the map asks for its picture. */
export function drawSign(map: MapLibre, id: string): void {
  const [kind, theme, name] = id.split("|");
  if (kind !== prefix || (theme !== "dark" && theme !== "light") || name === undefined || !(name in signs) || map.hasImage(id)) return;
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (pen === null) return;
  pen.canvas.width = pen.canvas.height = 16 * ratio;
  pen.scale(ratio, ratio);
  const { label, halo, land } = mapColours[theme];
  const path = new Path2D(signs[name as Sign]);
  Object.assign(pen, { lineCap: "round", lineJoin: "round", lineWidth: 1.8 });
  if (name === "one-way") {
    pen.strokeStyle = mapColours[theme].faintLabel;
    pen.lineWidth = 1.3;
    pen.stroke(path);
  } else {
    const water = name === "hydrant" || name === "water-point";
    pen.beginPath();
    pen.roundRect(0.75, 0.75, 14.5, 14.5, 4);
    pen.fillStyle = water ? land : theme === "dark" ? colours.dark.line : label;
    pen.fill();
    pen.lineWidth = 1.2;
    pen.strokeStyle = halo;
    pen.stroke();
    pen.lineWidth = 1.8;
    pen.strokeStyle = pen.fillStyle = water ? mapColours[theme].waterLabel : theme === "dark" ? label : "#ffffff";
    if (signs[name as Sign].endsWith("Z")) pen.fill(path);
    else pen.stroke(path);
  }
  map.addImage(id, pen.getImageData(0, 0, 16 * ratio, 16 * ratio), { pixelRatio: ratio });
}
