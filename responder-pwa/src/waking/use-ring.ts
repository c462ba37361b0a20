import { useEffect, useMemo, useState } from "react";
import { createTone } from "@najda/client";
import type { Tone } from "@najda/client";
import { ring } from "./ring.ts";

const touched = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

export interface Sound {
  readonly tone: Tone;
  /** Browsers keep a page silent until it was touched once. */
  readonly allowed: boolean;
}

/** The one tone of the page, let loose by the first press anywhere. */
export function useSound(): Sound {
  const tone = useMemo(() => createTone(), []);
  const [allowed, setAllowed] = useState(touched);
  useEffect(() => {
    const unlock = (): void => {
      tone.unlock();
      setAllowed(true);
    };
    const presses = ["pointerdown", "keydown"] as const;
    presses.forEach((press) => document.addEventListener(press, unlock, { once: true }));
    return () => presses.forEach((press) => document.removeEventListener(press, unlock));
  }, [tone]);
  return { tone, allowed };
}

/** Rings as long as `on`. */
export function useRing({ tone, allowed }: Sound, on: boolean): void {
  useEffect(() => (on ? ring(tone) : undefined), [tone, allowed, on]);
}
