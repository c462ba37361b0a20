import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import type { ProxyOptions, UserConfigFnObject } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import type { ManifestOptions } from "vite-plugin-pwa";

export interface AppOptions {
  readonly app: "console" | "responder" | "citizen";
  /** "/", "/responder/" or "/citizen/". */
  readonly base: string;
  readonly name: string;
  readonly shortName: string;
  /** The colour behind the app while it starts, and of the window's frame. */
  readonly colour: string;
  /** `import.meta.url` of the app's vite.config.ts. */
  readonly here: string;
}

/** What the server answers itself; everything else is the app's. */
const served = ["/api", "/intake", "/alerts", "/tiles", "/docs", "/healthz"];

function proxies(server: string): Record<string, ProxyOptions> {
  const plain = served.map((path) => [path, { target: server }] as const);
  const sockets = ["/socket.io", "/tracking"].map((path) => [path, { target: server, ws: true }] as const);
  return Object.fromEntries([...plain, ...sockets]);
}

/** An installable app per base: its own id, scope and icons, so that all three can stand on one phone. */
const manifest = ({ base, name, shortName, colour }: AppOptions): Partial<ManifestOptions> => ({
  id: base,
  scope: base,
  start_url: base,
  name,
  short_name: shortName,
  display: "standalone",
  theme_color: colour,
  background_color: colour,
  icons: [
    { src: "icons/icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "icons/icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "icons/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
});

/**
 * How each of the three apps is built: for `script-src 'self'; worker-src 'self'; style-src 'self'`, so nothing is
 * inlined, and with a service worker that is written in `src/service-worker.ts` and asks before it replaces itself.
 */
export function appConfig(options: AppOptions): UserConfigFnObject {
  return defineConfig(({ mode }) => {
    const root = fileURLToPath(new URL(".", options.here));
    const server = loadEnv(mode, root, "NAJDA_")["NAJDA_SERVER"] ?? "http://localhost:3000";
    return {
      root,
      base: options.base,
      publicDir: "public",
      plugins: [
        react(),
        VitePWA({
          strategies: "injectManifest",
          srcDir: "src",
          filename: "service-worker.ts",
          registerType: "prompt",
          injectRegister: null,
          manifest: manifest(options),
          injectManifest: {
            globPatterns: ["**/*.{js,mjs,css,html,woff2,svg,png,webmanifest}"],
            // A citizen's map needs the network for its tiles anyway: it must not cost everybody's data on the first visit.
            globIgnores: options.app === "citizen" ? ["**/maplibre*", "**/area-draw*"] : [],
            // The map and its worker are larger than the default limit, beyond which files are left out silently.
            maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
          },
        }),
      ],
      build: {
        outDir: "dist",
        emptyOutDir: true,
        target: "es2022",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 1500,
      },
      worker: { format: "es" as const },
      server: { proxy: proxies(server) },
    };
  });
}
