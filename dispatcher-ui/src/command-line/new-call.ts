import type { IncidentType } from "@najda/protocol";
import { parseCoordinates } from "../map/coordinates.ts";
import { findByName } from "./find.ts";
import { foldDigits } from "./fold.ts";
import type { Intent } from "./intent.ts";

/**
 * "n Corniche, gate 4, structure fire, smoke on the stairs": place, type, text. The type is the first part that
 * names exactly one; what stands before it is the place (which may hold commas), what stands behind it the text.
 */
export function newCall(line: string, types: readonly IncidentType[]): Intent {
  const parts = line.split(/[,،]/).map((part) => part.trim());
  const typeAt = parts.findIndex((part, index) => index > 0 && findByName(part, types).length === 1);
  const [found] = typeAt < 0 ? [] : findByName(parts[typeAt] ?? "", types);
  const place = (found === undefined ? parts : parts.slice(0, typeAt)).join(", ");
  const at = parseCoordinates(foldDigits(place));
  const narrative = found === undefined ? "" : parts.slice(typeAt + 1).join(", ");
  return {
    kind: "new",
    ...(at === undefined ? place !== "" && { place } : { at }),
    ...(found && { type: found }),
    ...(narrative !== "" && { narrative }),
  };
}
