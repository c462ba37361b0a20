import type { PublishedAlert } from "@najda/protocol";
import type { AlertWords } from "./words-of.ts";

const primary = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? tag;

/** A voice that speaks the text's language, on the device itself where there is one: it works without a network. */
export function voiceFor<V extends Pick<SpeechSynthesisVoice, "lang" | "localService">>(voices: readonly V[], language: string): V | undefined {
  const fitting = voices.filter((voice) => primary(voice.lang) === primary(language));
  return fitting.find((voice) => voice.localService) ?? fitting[0];
}

/** What is read: that it is an exercise before anything else, then what to do before why. */
export function spokenText(alert: PublishedAlert, words: AlertWords, exercise: string): string {
  const first = alert.capStatus === "Exercise" ? exercise : "";
  return [first, words.headline, words.instruction ?? "", words.description].filter(Boolean).join(".\n");
}
