import { Person } from "@najda/protocol";
import type { AppName } from "@najda/protocol";
import { v4 } from "uuid";

const has = typeof localStorage !== "undefined";

/** Who was signed in here last, so that the app opens without a network. Not a proof of anything: the server decides. */
export function rememberedPerson(app: AppName): Person | undefined {
  const text = has ? localStorage.getItem(`najda.person.${app}`) : null;
  if (text === null) return undefined;
  try {
    return Person.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function rememberPerson(app: AppName, person: Person | undefined): void {
  if (!has) return;
  if (person === undefined) localStorage.removeItem(`najda.person.${app}`);
  else localStorage.setItem(`najda.person.${app}`, JSON.stringify(person));
}

/** A random id of this installation of the citizen app: no name, no account, no device mark. */
export function installId(): string {
  const known = has ? localStorage.getItem("najda.install") : null;
  if (known !== null) return known;
  const fresh = v4();
  if (has) localStorage.setItem("najda.install", fresh);
  return fresh;
}
