import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { useConnection, useNajda } from "@najda/client/react";

/**
 * Tells the server which cells this page wants to hear of, again after each connection: it forgets when the socket
 * closes. What is in force there comes before the answer does. Answers whether that has happened once: what comes
 * before is what stood when the page was opened, what comes after is news.
 */
export function useWatchedCells(cells: readonly string[]): RefObject<boolean> {
  const najda = useNajda();
  const live = useConnection().state === "live";
  const settled = useRef(false);
  useEffect(() => {
    if (!live || cells.length === 0) return;
    void najda.send("cells:watch", { cells: [...cells] }).then((sent) => {
      if (sent.kind === "done") settled.current = true;
    });
  }, [najda, live, cells]);
  return settled;
}
