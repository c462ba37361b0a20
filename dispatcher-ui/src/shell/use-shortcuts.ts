import { useEffect, useRef } from "react";
import { shortcutOf, type Shortcut } from "./shortcuts.ts";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select'));

/** Listens for the console's keys; a dialog keeps them all to itself. */
export function useShortcuts(act: (shortcut: Shortcut) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
      const shortcut = shortcutOf({
        code: event.code,
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        typing: isTyping(event.target),
      });
      if (shortcut !== undefined && latest.current(shortcut)) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
