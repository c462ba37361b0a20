/** The places a key goes to; each is one stop for Tab as well. */
const places = {
  commandLine: "#command-line",
  waiting: ".incident-column .pinned, .incident-column .waiting",
  active: ".incident-column .active",
  units: ".unit-strips [role=listbox]",
  map: ".maplibregl-canvas",
  panel: ".desk-panel",
} as const;

export type Place = keyof typeof places;

/** Where several lists belong to one place, the same key again goes on to the next. */
export function focusOn(place: Place): void {
  const there = [...document.querySelectorAll<HTMLElement>(places[place])];
  const next = there.findIndex((each) => each === document.activeElement) + 1;
  const target = there[next] ?? there[0];
  target?.focus();
  // A line that was left unfinished is typed over, not typed on.
  if (target instanceof HTMLInputElement) target.select();
}

/** The panel's one blue button, where there is one that can be pressed; otherwise the panel itself. */
export function focusPanel(): void {
  const primary = document.querySelector<HTMLElement>(".desk-panel button.primary:not(:disabled)");
  if (primary === null) focusOn("panel");
  else primary.focus();
}

/** Presses the blue button of the panel. True when there was one. */
export function pressPrimary(): boolean {
  const primary = document.querySelector<HTMLElement>(".desk-panel button.primary:not(:disabled)");
  primary?.click();
  return primary !== null;
}
