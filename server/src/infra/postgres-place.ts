import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Account, canMap, canReach, isRoot, own, requireNamedUser, unprivileged } from "./postgres-account.ts";
import { CannotStart } from "./postgres-cannot-start.ts";

/** Where a private PostgreSQL keeps everything it has, and under whose name it runs. */
export interface Place {
  /** Holds `cluster` (PostgreSQL's own), the two passwords, `log` and `owner.json`. */
  readonly folder: string;
  readonly account: Account;
}

type Log = (line: string) => void;

/** Chooses the place inside the data folder, or outside where root's checkout can't be reached by anybody else. */
export function choosePlace(dataFolder: string, log: Log): Place {
  makeFolder(dataFolder, 0o711);
  const place = isRoot() ? placeForRoot(dataFolder, log) : placeForUser(dataFolder);
  makeFolder(place.folder, 0o700);
  own(place.folder, place.account);
  return place;
}

function placeForUser(dataFolder: string): Place {
  requireNamedUser();
  const folder = join(dataFolder, "postgres");
  if (existsSync(folder) && statSync(folder).uid !== process.getuid?.() && process.platform !== "win32") {
    throw new CannotStart(`${folder} belongs to another user: start as that user, or remove ${dataFolder} (and with it its database).`);
  }
  return { folder, account: { kind: "self" } };
}

function placeForRoot(dataFolder: string, log: Log): Place {
  const account = unprivileged();
  const folder = join(dataFolder, "postgres");
  const pointer = join(dataFolder, "postgres-is-in");
  if (existsSync(pointer)) return { folder: readFileSync(pointer, "utf8").trim(), account: { kind: "switched", ...account } };
  if (canReach(dataFolder, account)) return { folder, account: { kind: "switched", ...account } };
  if (canMap(account)) {
    log(`PostgreSQL runs in a user namespace, because no other account can reach ${dataFolder}.`);
    return { folder, account: { kind: "mapped", ...account } };
  }
  if (existsSync(folder)) {
    throw new CannotStart(
      `PostgreSQL can't reach its files in ${folder} any more (it may not run as root): make the folders above it passable, for example with chmod o+x ${dirname(dirname(dataFolder))}.`,
    );
  }
  const outside = join("/var/lib/najda", `${basename(dirname(dataFolder))}-${randomBytes(4).toString("hex")}`);
  makeFolder("/var/lib/najda", 0o755);
  writeFileSync(pointer, `${outside}\n`);
  log(`The database is kept in ${outside}, because PostgreSQL may not run as root and no other account can reach ${dataFolder}.`);
  return { folder: outside, account: { kind: "switched", ...account } };
}

function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, mode);
  } catch (error) {
    throw new CannotStart(`The folder ${folder} can't be made (${reason(error)}): start in a folder that you may write to.`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
