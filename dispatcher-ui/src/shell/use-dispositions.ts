import type { Disposition } from "@najda/protocol";
import { useReading } from "./use-reading.ts";
import { useMay } from "./use-may.ts";

const none: readonly Disposition[] = [];

/** The outcomes of this installation; they change so seldom that once per sign-in is enough. */
export function useDispositions(): readonly Disposition[] {
  const may = useMay();
  return useReading("master:list", { input: may("master:list") ? {} : undefined, waitMs: 0 }).value?.dispositions ?? none;
}
