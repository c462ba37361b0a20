import type { CoverageLoss } from "@najda/protocol";

/** Less than this share of the people counts as nobody: the estimate knows no better. */
const leastShare = 0.001;

export const costs = (loss: CoverageLoss | undefined): loss is CoverageLoss => loss !== undefined && loss.share >= leastShare;

/**
 * What is said once for a whole list: that no unit of it costs any cover, or that each costs the same. `loss` is
 * undefined where none does; the whole is undefined where rows differ or one is not known, so that each has to say it itself.
 */
export function lossOfAll(units: readonly { readonly coverageLoss?: CoverageLoss | undefined }[]): { loss: CoverageLoss | undefined } | undefined {
  const losses = units.map((unit) => unit.coverageLoss);
  const [first] = losses;
  if (first === undefined || losses.some((loss) => loss === undefined)) return undefined;
  if (!losses.some(costs)) return { loss: undefined };
  const isSame = losses.length > 1 && losses.every((loss) => loss?.people === first.people);
  return isSame ? { loss: first } : undefined;
}
