import type { CoverageDesk } from "@najda/protocol";

/** Where no server runs: nothing is known. */
export const noCoverage: CoverageDesk = {
  services: [],
  lossOf: () => undefined,
  grid: () => undefined,
  view: () => Promise.resolve(undefined),
  suggest: () => Promise.resolve([]),
};
