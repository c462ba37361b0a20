import { existsSync, readFileSync } from "node:fs";

/** The exact line for this system, as part of a sentence. */
export function howToGetPostgres(): string {
  const line = lineForThisSystem();
  return line === undefined ? "install PostgreSQL 14 or newer with PostGIS" : `run  ${line}`;
}

function lineForThisSystem(): string | undefined {
  if (process.platform === "darwin") return "brew install postgresql@17 postgis";
  if (process.platform === "win32") return "npm start inside WSL (Ubuntu)";
  const file = "/etc/os-release";
  const release = existsSync(file) ? readFileSync(file, "utf8") : "";
  const families: [RegExp, string][] = [
    [/^ID(_LIKE)?=.*(debian|ubuntu)/m, "sudo apt-get install postgresql postgresql-postgis"],
    [/^ID(_LIKE)?=.*(fedora|rhel|centos)/m, "sudo dnf install postgresql-server postgresql-contrib postgis"],
    [/^ID(_LIKE)?=.*arch/m, "sudo pacman -S postgresql postgis"],
    [/^ID(_LIKE)?=.*alpine/m, "apk add postgresql16 postgresql16-contrib postgis"],
    [/^ID(_LIKE)?=.*suse/m, "sudo zypper install postgresql-server postgresql-contrib postgis"],
  ];
  return families.find(([family]) => family.test(release))?.[1];
}
