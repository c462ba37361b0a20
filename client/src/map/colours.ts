import type { Theme } from "../theme/tokens.ts";

/** The ground under everything that matters: quiet by night at the desk, quiet in daylight in a hand. */
export interface MapColours {
  readonly land: string;
  readonly water: string;
  readonly green: string;
  readonly built: string;
  readonly care: string;
  readonly building: string;
  readonly minor: string;
  readonly street: string;
  readonly main: string;
  readonly casing: string;
  readonly rail: string;
  readonly boundary: string;
  readonly label: string;
  readonly faintLabel: string;
  readonly halo: string;
  readonly waterLabel: string;
}

export const mapColours: Readonly<Record<Theme, MapColours>> = {
  dark: {
    land: "#0e131b",
    water: "#12293d",
    green: "#14241f",
    built: "#111721",
    care: "#1d1a26",
    building: "#18202c",
    minor: "#1c2634",
    street: "#273447",
    main: "#3a4a61",
    casing: "#0b1017",
    rail: "#39424f",
    boundary: "#4a5468",
    label: "#aebbcd",
    faintLabel: "#8592a8",
    halo: "#0b1017",
    waterLabel: "#6f97b8",
  },
  light: {
    land: "#f2eee6",
    water: "#bcd9ea",
    green: "#d7e8cd",
    built: "#ece7dd",
    care: "#f6dfe0",
    building: "#e0d9cc",
    minor: "#ffffff",
    street: "#ffffff",
    main: "#fdf0c4",
    casing: "#cfc7b8",
    rail: "#b3aca0",
    boundary: "#9a8fa3",
    label: "#2d3947",
    faintLabel: "#5b6675",
    halo: "#ffffff",
    waterLabel: "#2f6486",
  },
};
