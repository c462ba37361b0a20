export * from "./tokens.ts";
export { contrast } from "./contrast.ts";
export { chosenTheme, setTheme } from "./choice.ts";
