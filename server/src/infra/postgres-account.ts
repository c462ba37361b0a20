import { spawnSync } from "node:child_process";
import { chownSync, existsSync, lchownSync, readFileSync, readdirSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { CannotStart } from "./postgres-cannot-start.ts";

/**
 * Under whose name PostgreSQL runs; it refuses to run as root.
 * - `self`: an ordinary user's own.
 * - `switched`: we are root and hand it to an unprivileged account.
 * - `mapped`: we are root, and a user namespace makes root look like that account; its files stay root's.
 */
export type Account =
  | { readonly kind: "self" }
  | { readonly kind: "switched" | "mapped"; readonly uid: number; readonly gid: number };

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account that root hands PostgreSQL to: it must have a name in passwd, or initdb refuses. */
export function unprivileged(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    const row = readFileSync("/etc/passwd", "utf8").split("\n").find((line) => line.startsWith(`${name}:`))?.split(":");
    if (row !== undefined) return { uid: Number(row[2]), gid: Number(row[3]) };
  }
  throw new CannotStart("PostgreSQL refuses to run as root, and there is no account to hand it to: create a user named postgres.");
}

export function requireNamedUser(): void {
  try {
    userInfo();
  } catch {
    throw new CannotStart(
      `PostgreSQL refuses to run under a user without a name, and ${process.getuid?.()} has none in /etc/passwd: add one, or set DATABASE_URL.`,
    );
  }
}

export function canReach(folder: string, account: { uid: number; gid: number }): boolean {
  return spawnSync("test", ["-x", folder], { uid: account.uid, gid: account.gid, cwd: "/" }).status === 0;
}

/** Ordinary containers refuse user namespaces. */
export function canMap(account: { uid: number; gid: number }): boolean {
  const [file, ...args] = [...mapped(account), "true"];
  return file !== undefined && spawnSync(file, args, { cwd: "/" }).status === 0;
}

/** What to spawn so that `command` runs under the account. */
export function under(account: Account, command: readonly string[]): { file: string; args: string[]; uid?: number; gid?: number } {
  const [file = "", ...args] = account.kind === "mapped" ? [...mapped(account), ...command] : command;
  return account.kind === "switched" ? { file, args, uid: account.uid, gid: account.gid } : { file, args };
}

/** Hands a folder and all in it to the account; PostgreSQL refuses files of somebody else. */
export function own(folder: string, account: Account): void {
  if (!isRoot() || account.kind === "self") return;
  const [uid, gid] = account.kind === "switched" ? [account.uid, account.gid] : [0, 0];
  const cluster = join(folder, "cluster");
  const settled = [folder, cluster].every((path) => !existsSync(path) || statSync(path).uid === uid);
  if (settled) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) lchownSync(join(folder, entry), uid, gid);
}

function mapped({ uid, gid }: { uid: number; gid: number }): string[] {
  return ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`];
}
