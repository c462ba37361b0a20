import { useEffect, useState } from "react";

/** The screen stays on, may switch off although we asked, or is nobody's business because nobody is on duty. */
export type ScreenState = "on" | "refused" | "off";

/** Keeps the screen on while `wanted`. The browser lets go whenever the page is hidden, so it is asked again. */
export function useWakeLock(wanted: boolean): ScreenState {
  const [state, setState] = useState<ScreenState>("off");
  useEffect(() => {
    if (!wanted) return;
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== "visible") return;
      try {
        const held = await navigator.wakeLock.request("screen");
        if (gone) return await held.release();
        lock = held;
        setState("on");
      } catch {
        setState("refused");
      }
    };
    const again = (): void => void hold();
    again();
    document.addEventListener("visibilitychange", again);
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, [wanted]);
  return wanted ? state : "off";
}
