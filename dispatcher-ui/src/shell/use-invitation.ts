import { useEffect, useState } from "react";

const mark = "#invitation=";

const tokenIn = (hash: string): string | undefined => (hash.startsWith(mark) ? hash.slice(mark.length) : undefined);

/** The token of a one-time link while the address holds one. It stands behind the #, so no server and no log sees it. */
export function useInvitation(): { token: string | undefined; leave: () => void } {
  const [token, setToken] = useState(() => tokenIn(location.hash));
  useEffect(() => {
    const change = (): void => setToken(tokenIn(location.hash));
    addEventListener("hashchange", change);
    return () => removeEventListener("hashchange", change);
  }, []);
  const leave = (): void => {
    history.replaceState(null, "", `${location.pathname}${location.search}`);
    setToken(undefined);
  };
  return { token, leave };
}
