import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { MouseEvent, ReactNode } from "react";
import { onWorkerMessage } from "@najda/client";
import { pathOf, routeOf } from "./route.ts";
import type { Route } from "./route.ts";

const base = import.meta.env.BASE_URL;

interface Way {
  readonly route: Route;
  readonly go: (to: Route) => void;
  readonly back: () => void;
}

const WayContext = createContext<Way | undefined>(undefined);

const below = (url: URL): string => (url.pathname.startsWith(base) ? url.pathname.slice(base.length) : "") + url.search;

/** Where the person is in the app: the address tells, so that the phone's own back button works. */
export function Router({ children }: { readonly children: ReactNode }) {
  const [route, setRoute] = useState(() => routeOf(below(new URL(location.href))));
  useEffect(() => {
    const look = (): void => setRoute(routeOf(below(new URL(location.href))));
    window.addEventListener("popstate", look);
    return () => window.removeEventListener("popstate", look);
  }, []);
  const way = useMemo<Way>(() => {
    const go = (to: Route): void => {
      history.pushState({ inside: true }, "", base + pathOf(to));
      setRoute(to);
    };
    const cameFromInside = (): boolean => {
      const left: unknown = history.state;
      return typeof left === "object" && left !== null && "inside" in left;
    };
    return { route, go, back: () => (cameFromInside() ? history.back() : go({ name: "home" })) };
  }, [route]);
  useEffect(
    () => onWorkerMessage((message) => (message.type === "go" ? way.go(routeOf(below(new URL(message.url, location.origin)))) : undefined)),
    [way],
  );
  return <WayContext value={way}>{children}</WayContext>;
}

export function useWay(): Way {
  const way = useContext(WayContext);
  if (way === undefined) throw new Error("useWay is used outside Router");
  return way;
}

interface LinkProps {
  readonly to: Route;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A real link, so that it can be opened, copied and reached like any other. */
export function Link({ to, className, children }: LinkProps) {
  const { go } = useWay();
  const press = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={base + pathOf(to)} className={className} onClick={press}>
      {children}
    </a>
  );
}
