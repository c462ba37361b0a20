import { createContext, useContext, type ReactNode } from "react";
import type { Disposition } from "@najda/protocol";
import { useMay } from "./use-may.ts";
import { useReading } from "./use-reading.ts";

const none: readonly Disposition[] = [];
const DispositionsContext = createContext(none);

/** The outcomes of this installation: read once per sign-in, for they change seldom and come with all the other lists. */
export function DispositionsProvider({ children }: { readonly children: ReactNode }) {
  const may = useMay();
  const { value } = useReading("master:list", { input: may("incident:close") ? {} : undefined, waitMs: 0 });
  return <DispositionsContext value={value?.dispositions ?? none}>{children}</DispositionsContext>;
}

export const useDispositions = (): readonly Disposition[] => useContext(DispositionsContext);
