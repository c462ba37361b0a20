import { formatClock, incidentTypeName, intlTag, outcomeName, type Language, wordsOf } from "@najda/client/translations";
import type { Incident } from "@najda/protocol";
import { shortNumber } from "../incidents/incident-number.ts";
import { formatCoordinates } from "../map/coordinates.ts";
import type { Desk } from "./desk.ts";
import type { Intent, Problem } from "./intent.ts";
import { isolate } from "./isolate.ts";

/** A sentence of the table `console.commandLine` and what stands in it. */
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

type Types = Desk["board"]["incidentTypes"];

/** In words, what Enter will do. */
export function preview(intent: Intent, types: Types, language: Language): Sentence {
  const list = (words: readonly string[]): string => listOf(words, language);
  const callSigns = (units: readonly { callSign: string }[]): string => list(units.map((unit) => unit.callSign));
  const named = (incident: Incident): Record<string, string> => ({
    number: isolate(shortNumber(incident.number)),
    type: incidentTypeName(types[incident.type] ?? incident.type, language),
  });
  switch (intent.kind) {
    case "new": {
      const place = intent.at === undefined ? (intent.place ?? "") : formatCoordinates(intent.at);
      const type = intent.type === undefined ? "" : incidentTypeName(intent.type, language);
      const known = place === "" ? "nothing" : type === "" ? "place" : "both";
      return { key: `does.new.${known}`, values: { place: isolate(place), type } };
    }
    case "dispatch":
      return { key: "does.dispatch", values: { ...named(intent.incident), units: callSigns(intent.units) } };
    case "send-recommended":
      return { key: "does.sendRecommended", values: named(intent.incident) };
    case "status":
      return statusSentence(intent, language);
    case "free":
      return { key: "does.free", values: { units: callSigns(intent.units.map(({ unit }) => unit)) } };
    case "divert":
      return { key: "does.divert", values: { ...named(intent.incident), units: callSigns(intent.units.map(({ unit }) => unit)) } };
    case "cancel":
      return { key: "does.cancel", values: { ...named(intent.incident), reason: isolate(intent.reason) } };
    case "close":
      return { key: "does.close", values: { ...named(intent.incident), outcome: outcomeName(intent.disposition.code, intent.disposition.names, language) } };
    case "note":
      return { key: "does.note", values: { ...named(intent.incident), text: isolate(intent.text) } };
    case "duty":
      return { key: `does.${intent.duty}`, values: { units: callSigns(intent.units), reason: isolate(intent.reason ?? "") } };
    case "view":
      return { key: "does.view", values: named(intent.incident) };
    case "view-unit":
      return { key: "does.viewUnit", values: { unit: isolate(intent.unit.callSign) } };
    case "search":
      return { key: "does.search", values: { text: isolate(intent.text) } };
    case "where":
      return { key: "does.where", values: { text: isolate(intent.text) } };
    case "help":
      return { key: "does.help", values: {} };
  }
}

function statusSentence(intent: Extract<Intent, { kind: "status" }>, language: Language): Sentence {
  const units = listOf(intent.units.map(({ unit }) => unit.callSign), language);
  const status = wordsOf(language).statuses[intent.status];
  const when = intent.reportedAt === undefined ? "" : ` ${isolate(`@${formatClock(intent.reportedAt, language, { seconds: false })}`)}`;
  const values = { units, status, when, destination: isolate(intent.destination ?? "") };
  if (intent.closing === undefined) return { key: intent.destination === undefined ? "does.status" : "does.statusTo", values };
  const { incident, disposition } = intent.closing;
  const outcome = outcomeName(disposition.code, disposition.names, language);
  return { key: "does.clearAndClose", values: { ...values, number: isolate(shortNumber(incident.number)), outcome } };
}

/** Why it can't be done, and what to type instead. */
export function problemSentence(problem: Problem, language: Language): Sentence {
  const words = wordsOf(language);
  const statuses: Readonly<Record<string, string>> = words.statuses;
  const coded = ["status", "wanted", "duty"];
  const shown = (name: string, value: string | readonly string[]): string => {
    if (typeof value !== "string") return listOf(value, language);
    if (coded.includes(name)) return statuses[value] ?? value;
    return isolate(name === "number" ? shortNumber(value) : value);
  };
  return {
    key: `problems.${problem.code}`,
    values: Object.fromEntries(Object.entries(problem.values).map(([name, value]) => [name, shown(name, value)])),
  };
}

const listOf = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(intlTag(language), { type: "conjunction" }).format(words.map(isolate));
