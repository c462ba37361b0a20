import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { startOwnInstallation, type OwnInstallation } from "./installation/own.ts";
import { signIn, type Session } from "./installation/session.ts";
import { findK6 } from "./installation/k6.ts";

const here = import.meta.dirname;
const usage = "npm run load -- smoke    a small control room for half a minute, on the loopback";

/** The middle of the invented town that the scenarios play in. */
const middle = [44.01, 36.19] as const;
const size = { units: 20, consoles: 4 };

/** Starts an installation, signs the cast in, and lets k6 play a scenario on it. Exit code 1 when a threshold is broken. */
async function main([scenario = ""]: readonly string[]): Promise<void> {
  const script = join(here, `${scenario}.k6.js`);
  if (!/^[a-z-]+$/.test(scenario) || !existsSync(script)) return giveUp(usage);
  const k6 = findK6((line) => console.log(line));
  if (typeof k6 === "object") return giveUp(k6.why);
  const own = await startOwnInstallation({ say: (line) => console.log(line) });
  try {
    const cast = join(own.folder, "cast.json");
    writeFileSync(cast, JSON.stringify(await enrol(own)));
    process.exitCode = await run(k6, ["run", "--no-usage-report", "--env", `CAST=${cast}`, script]);
  } finally {
    await own.stop();
  }
}

function giveUp(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

/** Units, crews and desks; k6 gets tokens only. */
async function enrol({ url, administrator }: OwnInstallation): Promise<object> {
  const admin = await signIn(url, administrator);
  const agencyId = uuid();
  const password = uuid();
  await admin.post("agency:add", { agencyId, name: "City ambulance", kind: "ambulance" });
  const person = async (role: string, number: number, unitId?: string): Promise<Session> => {
    const name = `${role} ${number}`;
    await admin.post("person:add", { personId: uuid(), name, password, role, ...(unitId === undefined ? {} : { unitId }) });
    return signIn(url, { name, password });
  };
  const units: { id: string; token: string }[] = [];
  for (let number = 1; number <= size.units; number += 1) {
    const unitId = uuid();
    await admin.post("unit:add", { unitId, agencyId, callSign: `Medic ${number}`, type: "ambulance", capabilities: ["als", "bls"] });
    units.push({ id: unitId, token: (await person("responder", number, unitId)).token });
  }
  const consoles: string[] = [];
  for (let number = 2; number < size.consoles + 2; number += 1) consoles.push((await person("dispatcher", number)).token);
  return { url, middle, units, consoles, dispatcher: (await person("dispatcher", 1)).token, callTaker: (await person("call-taker", 1)).token };
}

function run(program: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

await main(process.argv.slice(2));
