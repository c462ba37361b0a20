import { existsSync } from "node:fs";
import { onThePath } from "./run.mjs";
import { isUbuntu } from "./system-packages.mjs";

/** What only the tests need from the system. */

/** @returns {import("./system-packages.mjs").Wish} */
export function chromiumWish() {
  return {
    name: "Chromium",
    isThere: () => ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].some((name) => onThePath(name) !== undefined) || onMac(),
    // Ubuntu's package of that name only points to a snap.
    packages: () => Promise.resolve([isUbuntu() ? "chromium-browser" : "chromium"]),
    otherwise: "install Chromium or Google Chrome, so that chromium or google-chrome is on the PATH.",
  };
}

/** @returns {import("./system-packages.mjs").Wish} */
export function redisWish() {
  return {
    name: "redis-server",
    isThere: () => onThePath("redis-server") !== undefined,
    packages: () => Promise.resolve(["redis-server"]),
    otherwise: `install it (${process.platform === "darwin" ? "brew install redis" : "sudo apt-get install redis-server"}); only the tests need it.`,
  };
}

function onMac() {
  return existsSync("/Applications/Google Chrome.app") || existsSync("/Applications/Chromium.app");
}
