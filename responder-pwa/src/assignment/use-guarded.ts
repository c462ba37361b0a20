import { useCallback, useRef, useState } from "react";
import type { RefObject } from "react";
import type { Hazard } from "./use-hazard.ts";

export interface Guarded {
  readonly box: RefObject<HTMLButtonElement | null>;
  /** True after somebody tried to go on without reading the hazard. */
  readonly held: boolean;
  /** Does it, unless a hazard has not been read: then the hazard asks for attention instead. */
  readonly guard: (step: () => void) => void;
}

/** Nobody goes on past a hazard that was not read. */
export function useGuarded(hazard: Hazard): Guarded {
  const box = useRef<HTMLButtonElement>(null);
  const [held, setHeld] = useState(false);
  const { unread } = hazard;
  const guard = useCallback(
    (step: () => void) => {
      setHeld(unread);
      if (unread) box.current?.focus();
      else step();
    },
    [unread],
  );
  return { box, held: held && unread, guard };
}
