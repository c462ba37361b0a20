import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type Express } from "express";

const root = join(import.meta.dirname, "../../..");

/** The three apps of the one origin. Files with a hash in their name never change; the shells are asked for each time. */
export function staticApps(http: Express): void {
  serve(http, { path: "/responder", folder: "responder-pwa" });
  serve(http, { path: "/citizen", folder: "citizen-pwa" });
  serve(http, { path: "/", folder: "dispatcher-ui" });
}

function serve(http: Express, { path, folder }: { path: string; folder: string }): void {
  const files = join(root, folder, "dist");
  if (path !== "/") {
    http.get(path, (request, response, next) => (request.path === path ? response.redirect(308, `${path}/`) : next()));
  }
  http.use(
    path,
    express.static(files, {
      index: "index.html",
      redirect: false,
      setHeaders(response, file) {
        const named = /[/\\]assets[/\\]/.test(file);
        response.setHeader("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
      },
    }),
  );
  if (path === "/") return;
  // Any address inside an app opens its shell; the app knows the way from there.
  http.get(`${path}/{*rest}`, (request, response, next) => {
    if (request.path.includes(".") || !existsSync(join(files, "index.html"))) return next();
    response.set("Cache-Control", "no-cache").sendFile("index.html", { root: files });
  });
}
