import { simplifyOutwards } from "@najda/geo";
import type { Area, LngLat, PublishedAlert } from "@najda/protocol";
import { inExercise } from "./exercise-words.ts";
import { textFor } from "./texts.ts";

/**
 * What one phone receives by push, in its owner's language. The phone compares `area` with the places it knows.
 * The service worker shows it under the tag `alertId`, and ignores what is not newer than `version`.
 */
export interface PhoneMessage {
  readonly alertId: string;
  readonly version: number;
  readonly kind: PublishedAlert["kind"];
  readonly status: PublishedAlert["capStatus"];
  readonly severity: PublishedAlert["severity"];
  readonly urgency: PublishedAlert["urgency"];
  readonly sender: string;
  readonly sentAt: string;
  readonly expires: string;
  readonly language: string;
  readonly headline: string;
  readonly description: string;
  readonly instruction: string;
  /** Contains the alert's whole area, in fewer corners; five decimals (half a metre). */
  readonly area: Area;
  readonly url: string;
}

/** One large service hands its bridged (Android) pushes on with 2,744 bytes; everybody else takes more. */
export const phoneMessageBytes = 2700;

/** What the protocol, and CAP's advice, allow; the mark of an exercise comes on top of what was written. */
const longestHeadline = 160;

/** From a fine outline to one that is hardly more than a box: the text is worth more than the corners. */
const corners = [100, 60, 40, 25, 15, 8, 5];

/**
 * Makes the messages of one published alert, by language; each always fits. The outline gives way first, then the
 * description, then the instruction: what to do is the last thing to be cut.
 */
export function phoneMessages(published: PublishedAlert, url: string): (language: string) => PhoneMessage {
  const outlines = outlinesOf(published.area);
  const made = new Map<string, PhoneMessage>();
  return (language) => {
    const message = made.get(language) ?? fitted(wholeMessage(published, { language, url }), outlines);
    made.set(language, message);
    return message;
  };
}

export const bytesOf = (message: PhoneMessage): number => Buffer.byteLength(JSON.stringify(message));

function wholeMessage(published: PublishedAlert, { language, url }: { language: string; url: string }): PhoneMessage {
  const found = textFor(published.texts, language);
  if (found === undefined) throw new Error(`alert ${published.alertId} has no texts`);
  const { headline } = found.text;
  return {
    alertId: published.alertId,
    version: published.version,
    kind: published.kind,
    status: published.capStatus,
    severity: published.severity,
    urgency: published.urgency,
    sender: published.sender,
    sentAt: published.sentAt,
    expires: published.expires,
    language: found.language,
    headline: published.capStatus === "Exercise" ? inExercise(headline, found.language).slice(0, longestHeadline) : headline,
    description: found.text.description,
    instruction: found.text.instruction ?? "",
    area: published.area,
    url,
  };
}

function fitted(whole: PhoneMessage, outlineOf: (step: number) => Area): PhoneMessage {
  let message = whole;
  for (const step of corners.keys()) {
    message = { ...whole, area: outlineOf(step) };
    if (bytesOf(message) <= phoneMessageBytes) return message;
  }
  const short = shortened(message, "description");
  return bytesOf(short) <= phoneMessageBytes ? short : shortened(short, "instruction");
}

const segmenter = new Intl.Segmenter();

/** As much of the text as fits, ending with an ellipsis; by what readers call letters, never by half a one. */
function shortened(message: PhoneMessage, field: "description" | "instruction"): PhoneMessage {
  const letters = Array.from(segmenter.segment(message[field]), ({ segment }) => segment);
  const cut = (length: number): PhoneMessage => ({ ...message, [field]: `${letters.slice(0, length).join("").trimEnd()}…` });
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (bytesOf(cut(middle)) <= phoneMessageBytes) fits = middle;
    else tooLong = middle;
  }
  return cut(fits);
}

/** The outlines of an area, made when first asked for, each from the one before: simplifying is what costs time here. */
function outlinesOf(area: Area): (step: number) => Area {
  const made: Area[] = [];
  return (step) => {
    for (const most of corners.slice(made.length, step + 1)) made.push(simplifyOutwards(made.at(-1) ?? area, most));
    return rounded(made[step] ?? area);
  };
}

function rounded(area: Area): Area {
  const place = ([lng, lat]: LngLat): LngLat => [Number(lng.toFixed(5)), Number(lat.toFixed(5))];
  return area.type === "Polygon"
    ? { type: area.type, coordinates: area.coordinates.map((ring) => ring.map(place)) }
    : { type: area.type, coordinates: area.coordinates.map((rings) => rings.map((ring) => ring.map(place))) };
}
