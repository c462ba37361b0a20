import { colours, fonts, lineHeights, motionMs, radii, spaces, touch, typeSizes, weights } from "./tokens.ts";
import type { Theme } from "./tokens.ts";

const kebab = (name: string): string => name.replace(/[A-Z]|(?<=[a-z])[0-9]/g, (found) => `-${found.toLowerCase()}`);

function colourLines(theme: Theme): string[] {
  return [
    `color-scheme: ${theme};`,
    ...Object.entries(colours[theme]).map(([name, value]) => `--${kebab(name)}: ${value};`),
  ];
}

function sizeLines(): string[] {
  return [
    `--font-sans: ${fonts.sans};`,
    `--font-mono: ${fonts.mono};`,
    ...typeSizes.map((size) => `--type-${size}: ${size / 16}rem;`),
    ...Object.entries(weights).map(([name, value]) => `--weight-${name}: ${value};`),
    ...spaces.map((space) => `--space-${space}: ${space}px;`),
    ...Object.entries(radii).map(([name, value]) => `--radius-${name}: ${value}px;`),
    `--radius: ${radii.desk}px;`,
    `--touch-least: ${touch.least}px;`,
    `--touch-main: ${touch.main}px;`,
    `--line-height: ${lineHeights.latin};`,
    `--motion: ${motionMs}ms;`,
  ];
}

const block = (selector: string, lines: readonly string[]): string =>
  `${selector} {\n${lines.map((line) => `  ${line}`).join("\n")}\n}\n`;

const still = ["--motion: 0ms;"];

/** The custom properties of every token, dark and light: the text of `tokens.css`. */
export function tokensCss(): string {
  return [
    "/* Written from tokens.ts by write-tokens.ts: change it there. */\n",
    block(":root", sizeLines()),
    block(':root,\n:root[data-theme="dark"]', colourLines("dark")),
    block(':root[data-theme="light"]', colourLines("light")),
    block(":lang(ar),\n:lang(ckb),\n:lang(fa)", [`--line-height: ${lineHeights.arabic};`]),
    block('[data-size="phone"]', ["--radius: var(--radius-phone);"]),
    `@media (prefers-reduced-motion: reduce) {\n${block(":root", still).replaceAll(/^(?=.)/gm, "  ")}}\n`,
  ].join("\n");
}
