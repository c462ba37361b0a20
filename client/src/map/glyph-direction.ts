import type { Map as MapLibre } from "maplibre-gl";

interface GlyphPen {
  readonly ctx?: { direction?: CanvasDirection };
}
type MakePen = (...how: readonly unknown[]) => GlyphPen;

/**
 * Lets the map draw single letters from left to right, whatever the page's direction. The library has put brackets the
 * right way round by then (UAX #9, rule L4); its canvas inherits the page's direction, and on a page from right to
 * left the browser would turn each bracket a second time, in Latin names too. To be called before the first label.
 */
export function drawGlyphsLeftToRight(map: MapLibre): void {
  // Not in the library's contract: where a later version has it no more, brackets are wrong again and nothing else.
  const glyphs = map.style?.glyphManager as unknown as { createRasterizer?: MakePen } | undefined;
  const make = glyphs?.createRasterizer;
  if (glyphs === undefined || make === undefined) return;
  glyphs.createRasterizer = (...how) => {
    const pen = make(...how);
    if (pen.ctx !== undefined) pen.ctx.direction = "ltr";
    return pen;
  };
}
