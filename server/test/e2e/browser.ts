import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const mac = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** Software drawing on the machine's own Mesa: with the default (SwiftShader) a map holds up the page's main thread. */
const flags = ["--no-sandbox", "--use-angle=gl-egl", "--ignore-gpu-blocklist"];

/** The machine's Chromium without a window. `CHROMIUM` names another program. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? findChromium(), args: flags });
}

function findChromium(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...mac].find(isProgram);
  if (found === undefined) throw new Error("no Chromium found: install it, or put its path into CHROMIUM");
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
