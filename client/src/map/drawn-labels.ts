import type { ExpressionSpecification, Map as MapLibre } from "maplibre-gl";
import type { Theme } from "../theme/tokens.ts";
import { mapColours } from "./colours.ts";

/** Sorani letters that have no presentation form in Unicode: the map's own shaper leaves them standing alone. */
const unjoined = ["ێ", "ڵ"];

/** True for a name that the map's own shaper can't join. */
const needsDrawing = (name: ExpressionSpecification): ExpressionSpecification => ["any", ...unjoined.map((letter): ExpressionSpecification => ["in", letter, name])];

/** How a label is drawn; the words come last, for they may hold any character. */
export interface LabelLook {
  readonly theme: Theme;
  readonly strength: "regular" | "strong";
  readonly size: number;
  readonly colour: "label" | "faintLabel" | "waterLabel";
  /** Wraps at so many times its size; a label along a line stays on one. */
  readonly wraps: boolean;
}

const prefix = "drawn-label";

/** `text-field` and `icon-image` of a symbol layer: what the shaper can join as text, the rest as a picture by the browser. */
export function labelled(name: ExpressionSpecification, { theme, strength, size, colour, wraps }: LabelLook): { "text-field": ExpressionSpecification; "icon-image": ExpressionSpecification } {
  const known: ExpressionSpecification = ["coalesce", name, ""];
  const start = [prefix, theme, strength, size, colour, wraps ? 8 : 0].join("|");
  return {
    "text-field": ["case", needsDrawing(known), "", known],
    "icon-image": ["case", needsDrawing(known), ["concat", `${start}|`, known], ""],
  };
}

const ratio = 2;
const weights = { regular: 400, strong: 600 };

/** Draws the labels that `labelled` asks for, when the map asks for their pictures. */
export async function drawLabel(map: MapLibre, id: string): Promise<void> {
  const [kind, theme, strength, size, colour, ems, ...rest] = id.split("|");
  if (kind !== prefix || (theme !== "dark" && theme !== "light") || (strength !== "regular" && strength !== "strong")) return;
  const text = rest.join("|");
  const font = `${weights[strength]} ${Number(size)}px "Noto Sans", "Noto Sans Arabic", sans-serif`;
  await document.fonts.load(font, text).catch(() => undefined);
  if (map.hasImage(id)) return;
  const colours = mapColours[theme];
  const ink = colour === "label" ? colours.label : colour === "waterLabel" ? colours.waterLabel : colours.faintLabel;
  const image = drawn(text, { font, size: Number(size), ems: Number(ems), ink, halo: colours.halo });
  if (image !== undefined) map.addImage(id, image, { pixelRatio: ratio });
}

interface Pencil {
  readonly font: string;
  readonly size: number;
  readonly ems: number;
  readonly ink: string;
  readonly halo: string;
}

function drawn(text: string, { font, size, ems, ink, halo }: Pencil): ImageData | undefined {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (pen === null) return undefined;
  pen.font = font;
  const lines = ems === 0 ? [text] : wrapped(text, (line) => pen.measureText(line).width <= size * ems);
  const lineHeight = size * 1.4;
  const width = Math.ceil(Math.max(...lines.map((line) => pen.measureText(line).width))) + 6;
  pen.canvas.width = width * ratio;
  pen.canvas.height = Math.ceil(lines.length * lineHeight + 4) * ratio;
  // Another size of the canvas has reset the pen.
  pen.scale(ratio, ratio);
  Object.assign(pen, { font, direction: "rtl", textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3, strokeStyle: halo, fillStyle: ink });
  for (const [at, line] of lines.entries()) {
    const y = 2 + (at + 0.5) * lineHeight;
    pen.strokeText(line, width / 2, y);
    pen.fillText(line, width / 2, y);
  }
  return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
}

/** As many words on a line as fit. */
export function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
