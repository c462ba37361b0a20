import { distanceMetres } from "@najda/geo";
import { Refused, type ClosureShape } from "@najda/protocol";

type Line = Extract<ClosureShape, { type: "LineString" }>;

/** A line that closes streets is drawn over a few streets, not over a country. */
const longestMetres = 50_000;

/** The line as it came, or `Refused("area-invalid")`. */
export function checkLine(line: Line): Line {
  const { coordinates } = line;
  const metres = coordinates.slice(1).reduce((sum, point, at) => sum + distanceMetres(coordinates[at]!, point), 0);
  if (metres < 1) throw new Refused("area-invalid", { why: "too-few-points" });
  if (metres > longestMetres) throw new Refused("area-invalid", { why: "out-of-range" });
  return line;
}
