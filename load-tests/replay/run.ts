import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startOwnInstallation } from "../installation/own.ts";
import { enrol } from "./enrol.ts";
import { asWritten, epochSecondsOfIso } from "./local-time.ts";
import { play } from "./play.ts";
import { showProgress } from "./progress.ts";
import { readBack, type Comparison } from "./read-back.ts";
import { readRows, type Row } from "./rows.ts";
import { startTempo } from "./tempo.ts";
import { scriptOf } from "./turns.ts";

const usage = `npm run replay -- FILE.csv [--from 2020-04-07T18:00] [--hours N] [--speed N|max]
               [--url http://HOST --name ADMINISTRATOR --password PASSWORD]

Plays real calls as call takers, dispatchers and crews would, then compares the file with what the installation
says, row by row. Without --url an installation of its own is started for it and removed again. --speed 240 plays an
hour in 15 s; max (or 0) as fast as it goes. Times are San Francisco's.`;

const say = (line: string): void => console.log(line);

/** Read, enrol, play, read back. Exit code 1 when the file and the installation differ. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: "string" },
      hours: { type: "string" },
      speed: { type: "string", default: "max" },
      url: { type: "string" },
      name: { type: "string" },
      password: { type: "string" },
    },
  });
  const [file] = positionals;
  const speed = values.speed === "max" || values.speed === "0" ? Infinity : Number(values.speed);
  if (file === undefined || !(speed > 0)) return giveUp(usage);
  if (!existsSync(file)) return giveUp(`There is no file ${file}.`);
  const rows = chosen(readRows(file), values);
  if (rows.length === 0) return giveUp("No call was received in that time.");

  const own = values.url === undefined ? await startOwnInstallation({ say }) : undefined;
  const stop = async () => void (await own?.stop());
  process.once("SIGINT", () => void stop().then(() => process.exit(1)));
  try {
    const url = own?.url ?? values.url ?? "";
    const administrator = own?.administrator ?? { name: values.name ?? "", password: values.password ?? "" };
    const comparison = await replay({ file, rows, speed, url, administrator });
    process.exitCode = report(comparison) ? 0 : 1;
  } finally {
    await stop();
  }
}

function giveUp(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

/** All rows of the calls that were received in the time asked for. */
function chosen(rows: readonly Row[], { from, hours }: { from?: string | undefined; hours?: string | undefined }): Row[] {
  const first = from === undefined ? Math.min(...rows.map((row) => row.call.received)) : epochSecondsOfIso(from);
  const end = hours === undefined ? Infinity : first + Number(hours) * 3_600;
  return rows.filter(({ call }) => call.received >= first && call.received < end);
}

interface Replay {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly speed: number;
  readonly url: string;
  readonly administrator: { readonly name: string; readonly password: string };
}

async function replay({ file, rows, speed, url, administrator }: Replay): Promise<Comparison> {
  const script = scriptOf(rows);
  const began = Date.now();
  const company = await enrol({ url, administrator, rows });
  const units = company.crews.size;
  say(`${rows.length} rows of ${new Set(rows.map((row) => row.callNumber)).size} calls, ${units} crews signed in (${((Date.now() - began) / 1_000).toFixed(1)} s)`);

  const start = Math.min(...rows.map((row) => row.call.entered));
  const lastCall = Math.max(...rows.map((row) => row.call.entered));
  const tempo = startTempo({ start, speed });
  say(`playing from ${asWritten(start)}${speed === Infinity ? " as fast as it goes" : ` at ${speed} times; after the last call what is under way is finished as fast as it goes`}`);
  const { played, done } = play({ company, tempo, turns: script.turns, hurryAfter: lastCall });
  const endProgress = showProgress({ played, tempo, rows: rows.length, say });
  const moving = setInterval(() => {
    for (const crew of company.crews.values()) crew.tellPlace(tempo.now());
  }, 1_000);
  await done;
  clearInterval(moving);
  endProgress();
  for (const [what, count] of played.failures) say(`refused ${count} times: ${what}`);

  say("reading back");
  const folder = mkdtempSync(join(tmpdir(), "najda-replay-"));
  try {
    const clock = join(folder, "clock.csv");
    writeFileSync(clock, tempo.table.map(([at, real]) => `${at},${real}`).join("\n"));
    return await readBack({ file, clock, url, account: company.reader, window: windowOf(rows) });
  } finally {
    company.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the reader has to know of what was asked for: the first and the last call, by when they were received. */
const windowOf = (rows: readonly Row[]): { first: number; last: number } => ({
  first: Math.min(...rows.map((row) => row.call.received)),
  last: Math.max(...rows.map((row) => row.call.received)),
});

/** Says what was found; true when nothing differs. */
function report({ compared, exceptions, differences }: Comparison): boolean {
  say(`compared ${compared.rows} rows, ${compared.calls} calls, ${compared.events} events`);
  for (const [kind, count] of exceptions) say(`exception: ${kind}: ${count}`);
  for (const difference of differences.slice(0, 30)) say(`difference: ${difference}`);
  say(differences.length === 0 ? "differences: none" : `differences: ${differences.length}`);
  return differences.length === 0;
}

await main();
