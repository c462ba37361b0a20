import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { createTone, type Tone } from "@najda/client";

interface Sound {
  readonly on: boolean;
  set(on: boolean): void;
  play(): void;
}

const key = "najda.console.sound";
const SoundContext = createContext<Sound | undefined>(undefined);

/** The tone of a new call. Browsers allow it only after a first press anywhere on the page. */
export function SoundProvider({ children }: { readonly children: ReactNode }) {
  const [tone] = useState<Tone>(createTone);
  const [on, setOn] = useState(() => localStorage.getItem(key) !== "off");
  useEffect(() => {
    const unlock = (): void => tone.unlock();
    window.addEventListener("pointerdown", unlock, { once: true });
    window.addEventListener("keydown", unlock, { once: true });
    return () => {
      window.removeEventListener("pointerdown", unlock);
      window.removeEventListener("keydown", unlock);
    };
  }, [tone]);
  const sound = useMemo<Sound>(
    () => ({
      on,
      set(next) {
        localStorage.setItem(key, next ? "on" : "off");
        setOn(next);
        if (next) tone.play();
      },
      play: () => on && tone.play(),
    }),
    [on, tone],
  );
  return <SoundContext value={sound}>{children}</SoundContext>;
}

export function useSound(): Sound {
  const sound = useContext(SoundContext);
  if (sound === undefined) throw new Error("useSound is used outside SoundProvider");
  return sound;
}
