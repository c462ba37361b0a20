import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where one that was built here stays. */
const folder = join(import.meta.dirname, "../../.data/k6");
/** The version that the scenarios were written and tried with. */
const source = "go.k6.io/k6@v1.8.1";

const howToGet = `Get it in one of these ways and start again:
  macOS     brew install k6
  Debian    https://grafana.com/docs/k6/latest/set-up/install-k6/ (k6's own package source)
  anywhere  a Go of 1.24 or newer (https://go.dev/dl): then this command builds k6 itself`;

/** The k6 program: the machine's own, or one that Go builds once into .data/k6. Where neither can be had: why not, and what to do. */
export function findK6(say: (line: string) => void): string | { readonly why: string } {
  const built = join(folder, "k6");
  const found = onPath("k6") ?? (existsSync(built) ? built : undefined);
  if (found !== undefined) return found;
  const go = onPath("go") ?? ["/usr/local/go/bin/go"].find((path) => existsSync(path));
  if (go === undefined) return { why: `k6 is not here, and there is no Go to build it with. ${howToGet}` };
  say(`k6 is not here; building it once with Go into ${folder} (a few minutes)`);
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync(go, ["install", source], { env: { ...process.env, GOBIN: folder }, stdio: ["ignore", "inherit", "inherit"] });
  return status === 0 ? built : { why: `Go could not build k6; what it said stands above. ${howToGet}` };
}

/** The first program of that name on the path. */
function onPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((place) => join(place, name))
    .find((path) => existsSync(path));
}
