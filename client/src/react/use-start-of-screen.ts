import { useEffect, useRef } from "react";

/**
 * Another screen begins at its top, and a keyboard or screen reader begins there too. The next step's button is not
 * focused by itself: an Enter that is held down must not run through the statuses.
 */
export function useStartOfScreen(screen: string): void {
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    window.scrollTo(0, 0);
    const main = document.querySelector("main");
    main?.setAttribute("tabindex", "-1");
    main?.focus({ preventScroll: true });
  }, [screen]);
}
