import { useEffect, useState } from "react";
import { events, type CoverageGrid, type CoverageView, type Service } from "@najda/protocol";
import { useNajda } from "@najda/client/react";
import { useReading } from "../shell/use-reading.ts";

export interface Shown {
  readonly services: readonly Service[];
  readonly grid: CoverageGrid | undefined;
  /** Undefined while nothing is known, or what is known belongs to another grid. */
  readonly coverage: CoverageView | undefined;
  readonly loading: boolean;
}

/** Units move without a word; the server tells when it matters, and this asks when it did not. */
const askAgainMs = 30_000;

/** Who is covered by a service, and what one unit reaches; read again whenever the server says that it changed. */
export function useCoverage(service: Service, unitId: string | undefined): Shown {
  const najda = useNajda();
  const [news, setNews] = useState(0);
  useEffect(() => {
    const again = (): void => setNews((count) => count + 1);
    const timer = setInterval(again, askAgainMs);
    const stop = najda.onPassing((name, payload) => {
      const changed = name === "coverage:changed" ? events[name].payload.safeParse(payload).data : undefined;
      if (changed?.service === service) again();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [najda, service]);
  const view = useReading("coverage:read", { input: { service, ...(unitId === undefined ? {} : { unitId }) }, freshness: String(news) });
  const coverage = view.value?.coverage;
  // The same for every question: kept while the next one is asked.
  const [services, setServices] = useState<readonly Service[]>([]);
  const answered = view.value?.services;
  if (answered !== undefined && answered !== services) setServices(answered);
  const cells = useReading("coverage:grid", { input: {}, freshness: coverage?.gridId ?? "" });
  const grid = cells.value?.grid;
  return { services, grid, coverage: coverage?.gridId === grid?.id ? coverage : undefined, loading: view.loading || cells.loading };
}
