/**
 * Every colour, size and duration that a screen may use. `tokens.css` is written from this table
 * (`node client/src/theme/write-tokens.ts`) and a test keeps the two equal; the map reads the table itself,
 * because WebGL knows no custom properties.
 */
export type Theme = "dark" | "light";

const dark = {
  ground: "#0e131b",
  panel: "#151c27",
  raised: "#1c2533",
  /** Decoration between things. Edges of controls need 3:1 and take `edge`. */
  line: "#293548",
  edge: "#6a7b95",
  text: "#e8edf5",
  dim: "#9aa8bd",
  faint: "#8592a8",
  accent: "#4da3ff",
  onAccent: "#08111d",
  selected: "#1b3557",

  available: "#3fc380",
  dispatched: "#5aa9ff",
  enRoute: "#f5b83d",
  onScene: "#ff5c5c",
  transporting: "#b98cff",
  outOfService: "#8793a6",

  priority1: "#ff5c5c",
  priority2: "#f5b83d",
  priority3: "#5aa9ff",
  priority4: "#8793a6",
  onPriority: "#12161d",

  danger: "#ff7a7a",
  dangerGround: "#3d1a1e",
  caution: "#f5b83d",
  cautionGround: "#2e2408",
  safe: "#3fc380",
  safeGround: "#10301f",
  special: "#c7a2ff",
  specialGround: "#2b1b45",

  /** Large fills on phones: acknowledge and safe, arrive and help, the severe alert. */
  fillSafe: "#3fc380",
  onFillSafe: "#08150e",
  fillDanger: "#ff5c5c",
  onFillDanger: "#1c0606",
  fillSpecial: "#5b2a86",
  onFillSpecial: "#ffffff",
} as const;

export type ColourName = keyof typeof dark;

const light: Record<ColourName, string> = {
  ground: "#f4f2ec",
  panel: "#fbfaf7",
  raised: "#ffffff",
  line: "#dcd8ce",
  edge: "#827c6e",
  text: "#16202c",
  dim: "#5b6675",
  faint: "#656f7d",
  accent: "#1a66c9",
  onAccent: "#ffffff",
  selected: "#d9e7f8",

  available: "#15764a",
  dispatched: "#1a62ba",
  enRoute: "#8a5a00",
  onScene: "#c1272d",
  transporting: "#6f3fc4",
  outOfService: "#596575",

  priority1: "#c1272d",
  priority2: "#8a5a00",
  priority3: "#1a62ba",
  priority4: "#596575",
  onPriority: "#ffffff",

  danger: "#b3232a",
  dangerGround: "#fbe3e2",
  caution: "#7d5200",
  cautionGround: "#fdf1d3",
  safe: "#12693f",
  safeGround: "#def3e6",
  special: "#5b2a86",
  specialGround: "#efe4fa",

  fillSafe: "#1c7c4a",
  onFillSafe: "#ffffff",
  fillDanger: "#c4261d",
  onFillDanger: "#ffffff",
  fillSpecial: "#5b2a86",
  onFillSpecial: "#ffffff",
};

export const colours: Readonly<Record<Theme, Readonly<Record<ColourName, string>>>> = { dark, light };

/** Pixels. */
export const typeSizes = [12, 13, 14, 16, 18, 22] as const;
export const weights = { regular: 400, strong: 600, bold: 700 } as const;

/** Pixels; everything stands on a grid of four. */
export const spaces = [4, 8, 12, 16, 20, 24, 32, 40, 48, 64] as const;

/** Pixels. The desk is dense, phones are for thumbs. */
export const radii = { desk: 5, phone: 14 } as const;

/** Pixels: the least height of what a thumb must hit, and of the one main action. */
export const touch = { least: 64, main: 84 } as const;

/** Milliseconds; none when the person asked for reduced motion. */
export const motionMs = 120;

export const fonts = {
  sans: '"Noto Sans", "Noto Sans Arabic", system-ui, sans-serif',
  mono: '"Noto Sans Mono", "Noto Sans Arabic", ui-monospace, monospace',
} as const;

/** Arabic script stands taller and deeper than Latin at the same size: ten percent more room. */
export const lineHeights = { latin: 1.4, arabic: 1.54 } as const;
