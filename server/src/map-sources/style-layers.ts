import { validateStyleMin, type LayerSpecification } from "@maplibre/maplibre-gl-style-spec";

/** A layer as an operator has taken it from the style of another map. */
export interface ForeignLayer extends Record<string, unknown> {
  readonly id: string;
  readonly type: string;
}

/** The one source that foreign layers may draw from, as the apps name it. */
const source = "base";
/** Names of fonts that are set bold. */
const heavy = /bold|black|heavy|medium|strong/i;

/**
 * Makes layers of another map's style fit: they draw from the one source there is, in the two fonts that the apps have
 * (client/src/map/font-faces.ts), and their ids never meet those of the apps' own layers. Sprites are not read: an icon
 * of theirs stays empty.
 */
export function fitted(layers: readonly ForeignLayer[]): ForeignLayer[] {
  return layers.map((layer) => {
    const { layout } = layer;
    const font = typeof layout === "object" && layout !== null && "text-font" in layout ? layout["text-font"] : undefined;
    return {
      ...layer,
      id: `foreign-${layer.id}`,
      ...("source" in layer && { source }),
      ...(layer.type === "symbol" && { layout: { ...(layout as object | undefined), "text-font": [heavy.test(JSON.stringify(font ?? "")) ? "strong" : "regular"] } }),
    };
  });
}

/** What is wrong with layers that are fitted, as sentences; a map with such a layer would not be drawn at all. */
export function faultsOf(layers: readonly ForeignLayer[]): string[] {
  const style = {
    version: 8 as const,
    glyphs: "/{fontstack}/{range}",
    sources: { [source]: { type: "vector" as const, tiles: ["/{z}/{x}/{y}"] } },
    // What is no layer is what the check is for.
    layers: layers as unknown as LayerSpecification[],
  };
  return validateStyleMin(style).map(({ message }) => message.replaceAll("foreign-", ""));
}
