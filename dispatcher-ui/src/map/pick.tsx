import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { LngLat } from "@najda/protocol";

/** What is asked. `hint` says what to press for; `toMap` puts the keyboard on the map, for those who asked by a button. */
export interface Question {
  readonly hint?: string;
  readonly toMap?: boolean;
}

/** Asking for a place on the map: one question at a time, answered by the next press or given up with Escape. */
export interface MapPick {
  readonly asking: boolean;
  readonly question: Question | undefined;
  /** The next place that is pressed; undefined when it was given up. */
  ask(question?: Question): Promise<LngLat | undefined>;
  answer(at: LngLat | undefined): void;
}

const PickContext = createContext<MapPick | undefined>(undefined);

export function MapPickProvider({ children }: { readonly children: ReactNode }) {
  const waiting = useRef<(at: LngLat | undefined) => void>(undefined);
  const [question, setQuestion] = useState<Question>();
  const asking = question !== undefined;
  const answer = useCallback((at: LngLat | undefined) => {
    waiting.current?.(at);
    waiting.current = undefined;
    setQuestion(undefined);
  }, []);
  const ask = useCallback(
    (asked: Question = {}) =>
      new Promise<LngLat | undefined>((resolve) => {
        waiting.current?.(undefined);
        waiting.current = resolve;
        setQuestion(asked);
      }),
    [],
  );
  useEffect(() => {
    if (!asking) return;
    const giveUp = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      answer(undefined);
    };
    window.addEventListener("keydown", giveUp, true);
    return () => window.removeEventListener("keydown", giveUp, true);
  }, [asking, answer]);
  const pick = useMemo(() => ({ asking: question !== undefined, question, ask, answer }), [question, ask, answer]);
  return <PickContext value={pick}>{children}</PickContext>;
}

export function useMapPick(): MapPick {
  const pick = useContext(PickContext);
  if (pick === undefined) throw new Error("useMapPick is used outside MapPickProvider");
  return pick;
}
