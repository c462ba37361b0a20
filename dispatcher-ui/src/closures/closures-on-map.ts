import type { Board } from "@najda/protocol";
import type { AreaOnMap } from "@najda/client/map";

/** Closures as the map shows them: red where nobody gets through, amber where it is slow. */
export const closuresOnMap = (closures: Board["closures"]): readonly AreaOnMap[] =>
  Object.values(closures).map(({ shape, factor }) => ({ area: shape, tone: factor === undefined ? "danger" : "caution" }));
