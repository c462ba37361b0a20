/** What a key does. Keys are physical (`code`), so that an Arabic layout presses the same ones. */
export type Shortcut = "newCall" | "commandLine" | "primary" | "waiting" | "active" | "units" | "map" | "panel" | "escape" | "help";

export interface Pressed {
  readonly code: string;
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** The focus is where letters are typed. */
  readonly typing: boolean;
}

const anywhere: Readonly<Record<string, Shortcut>> = { F2: "newCall", F4: "commandLine", Escape: "escape" };

const outsideFields: Readonly<Record<string, Shortcut>> = {
  Slash: "commandLine",
  KeyW: "waiting",
  KeyA: "active",
  KeyU: "units",
  KeyM: "map",
  KeyP: "panel",
};

/** The shortcut that was pressed, if any. Letters count only where nothing is typed; browsers keep their own combinations. */
export function shortcutOf({ code, key, ctrl, alt, typing }: Pressed): Shortcut | undefined {
  if (alt) return undefined;
  if (ctrl) return key === "Enter" ? "primary" : undefined;
  const always = anywhere[code];
  if (always !== undefined) return always;
  if (typing) return undefined;
  // Layouts put these letters in different places; what was meant is the letter.
  if (key === "?" || key === "؟") return "help";
  if (key === "/") return "commandLine";
  return outsideFields[code];
}

/** The keys as they are shown, in the order of the list. */
export const shownKeys: readonly { readonly shortcut: Shortcut | "choose" | "open"; readonly keys: readonly string[] }[] = [
  { shortcut: "newCall", keys: ["F2"] },
  { shortcut: "commandLine", keys: ["/", "F4"] },
  { shortcut: "primary", keys: ["Ctrl ⏎"] },
  { shortcut: "waiting", keys: ["W"] },
  { shortcut: "active", keys: ["A"] },
  { shortcut: "choose", keys: ["↑", "↓"] },
  { shortcut: "open", keys: ["⏎"] },
  { shortcut: "units", keys: ["U"] },
  { shortcut: "map", keys: ["M"] },
  { shortcut: "panel", keys: ["P"] },
  { shortcut: "escape", keys: ["Esc"] },
  { shortcut: "help", keys: ["?"] },
];
