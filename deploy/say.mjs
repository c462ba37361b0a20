import { stderr, stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";

/** What a person is told while things are being set up: plain sentences, one per step. */

/** Something is missing that only the person can supply; the message alone is shown, and the exit code is 1. */
export class Stop extends Error {}

/** @param {string} sentence */
export function say(sentence) {
  stdout.write(`${sentence}\n`);
}

/**
 * Runs a step that takes a while, and shows that it is going on: one moving line on a terminal, a line every ten
 * seconds elsewhere.
 * @template T
 * @param {string} sentence what is being done, without a full stop
 * @param {() => Promise<T>} work
 * @param {() => string} [detail] how far it has come
 * @returns {Promise<T>}
 */
export async function step(sentence, work, detail = () => "") {
  const from = Date.now();
  const seconds = () => Math.round((Date.now() - from) / 1000);
  const line = () => `  ${[`${seconds()} s`, detail()].filter(Boolean).join(", ")}`;
  say(`${sentence} ...`);
  const beat = stdout.isTTY
    ? setInterval(() => stdout.write(`\r\x1b[K${line()}`), 500)
    : setInterval(() => say(line()), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (stdout.isTTY) stdout.write("\r\x1b[K");
  }
}

/**
 * Consent to change the system: asked for on a terminal, taken for granted where there is none.
 * @param {string} question
 */
export async function mayI(question) {
  if (!stdin.isTTY || !stdout.isTTY) return true;
  const dialogue = createInterface({ input: stdin, output: stdout });
  dialogue.once("SIGINT", () => process.exit(130));
  const answer = await dialogue.question(`${question} [Y/n] `);
  dialogue.close();
  return /^(y(es)?)?$/i.test(answer.trim());
}

/**
 * Runs the program of an entry file and turns its end into an exit code. A `Stop` is one sentence; anything else is
 * a fault of ours and shows where it happened.
 * @param {() => Promise<number>} program
 */
export async function main(program) {
  endWithNpm();
  try {
    process.exitCode = await program();
  } catch (error) {
    stderr.write(`\n${error instanceof Stop ? error.message : error?.stack}\n`);
    process.exitCode = 1;
  }
}

/** An npm that is killed outright tells nobody; its end is noticed, and counts as a request to stop. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 1_000);
  watch.unref();
}
