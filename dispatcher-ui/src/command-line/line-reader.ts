import type { Disposition, Incident, Unit } from "@najda/protocol";
import type { Desk } from "./desk.ts";
import { findByName, findIncidents, findUnits, isIncidentNumber } from "./find.ts";
import { NotUnderstood } from "./intent.ts";
import { restFrom, tokens, type Token } from "./tokens.ts";

/** Call signs have up to this many words. */
const longestCallSign = 4;

/** Reads the words behind the verb from left to right: units, an incident, and then free text. */
export class LineReader {
  readonly #line: string;
  readonly #desk: Desk;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(line: string, desk: Desk) {
    this.#line = line;
    this.#desk = desk;
    this.#tokens = tokens(line);
  }

  /** Units by comma; at least one. Of the words of a call sign as many as possible are taken: "medic 7 0412" is Medic 7 at 0412. */
  units(): readonly Unit[] {
    const found = [this.#unit()];
    while (this.#tokens[this.#at]?.text === ",") {
      this.#at += 1;
      found.push(this.#unit());
    }
    return [...new Set(found)];
  }

  /** The incident that is named here, else the selected one. */
  incident(): Incident {
    const named = this.namedIncident();
    if (named !== undefined) return named;
    const selected = this.#desk.board.incidents[this.#desk.selectedIncidentId ?? ""];
    if (selected === undefined) throw new NotUnderstood("incident-missing");
    return selected;
  }

  namedIncident(): Incident | undefined {
    const word = this.#tokens[this.#at]?.text;
    if (word === undefined || !isIncidentNumber(word)) return undefined;
    const found = findIncidents(word, Object.values(this.#desk.board.incidents));
    const [incident] = found;
    if (incident === undefined) throw new NotUnderstood("incident-unknown", { typed: word });
    if (found.length > 1) throw new NotUnderstood("incident-ambiguous", { typed: word, choices: found.map((each) => each.number) });
    this.#at += 1;
    return incident;
  }

  /** The outcome that the next words name, the longest name first. */
  disposition(): Disposition | undefined {
    const left = this.#tokens.slice(this.#at);
    if (left.length === 0) return undefined;
    for (let count = left.length; count > 0; count -= 1) {
      const words = left.slice(0, count).map((token) => token.text).join(" ");
      const found = findByName(words, this.#desk.dispositions);
      if (found.length > 1) throw new NotUnderstood("outcome-ambiguous", { typed: words, choices: found.map((each) => each.code) });
      if (found[0] !== undefined) {
        this.#at += count;
        return found[0];
      }
    }
    throw new NotUnderstood("outcome-unknown", { typed: this.text() });
  }

  /** The rest, as it was typed. */
  text(): string {
    return restFrom(this.#line, this.#tokens[this.#at]);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  #unit(): Unit {
    const words = this.#wordsUntilComma();
    if (words.length === 0) throw new NotUnderstood("unit-missing");
    const units = Object.values(this.#desk.board.units);
    for (let count = words.length; count > 0; count -= 1) {
      const typed = words.slice(0, count).join(" ");
      const found = findUnits(typed, units);
      if (found.length > 1) throw new NotUnderstood("unit-ambiguous", { typed, choices: found.map((unit) => unit.callSign) });
      if (found[0] !== undefined) {
        this.#at += count;
        return found[0];
      }
    }
    throw new NotUnderstood("unit-unknown", { typed: words[0] ?? "" });
  }

  #wordsUntilComma(): readonly string[] {
    const left = this.#tokens.slice(this.#at, this.#at + longestCallSign).map((token) => token.text);
    const comma = left.indexOf(",");
    return comma < 0 ? left : left.slice(0, comma);
  }
}
