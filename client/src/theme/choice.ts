import type { Theme } from "./tokens.ts";

const key = "najda.theme";

/** The theme the person chose, else what the system prefers, else what the app is made for. */
export function chosenTheme(app: "console" | "responder" | "citizen"): Theme {
  const saved = localStorage.getItem(key);
  if (saved === "dark" || saved === "light") return saved;
  if (app === "citizen") return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return "dark";
}

/** Paints the page in this theme. With `save` it holds for all three apps in this browser. */
export function setTheme(theme: Theme, save = true): void {
  document.documentElement.dataset["theme"] = theme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", theme === "dark" ? "#0e131b" : "#fbfaf7");
  if (save) localStorage.setItem(key, theme);
}
