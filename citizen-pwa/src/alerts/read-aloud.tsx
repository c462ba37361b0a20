import { useEffect, useState } from "react";
import type { PublishedAlert } from "@najda/protocol";
import { wordsOf as tableOf } from "@najda/client/translations";
import { pickLanguage } from "@najda/client/translations";
import { useWords } from "@najda/client/react";
import { spokenText, voiceFor } from "./speech.ts";
import type { AlertWords } from "./words-of.ts";

interface Props {
  readonly alert: PublishedAlert;
  readonly words: AlertWords;
}

/** Reads the alert in its own language; where the device has no such voice there is no button that would do nothing. */
export function ReadAloud({ alert, words }: Props) {
  const { t } = useWords();
  const voice = voiceFor(useVoices(), words.language);
  const [reading, setReading] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  if (voice === undefined) return null;
  const press = (): void => {
    window.speechSynthesis.cancel();
    if (reading) return setReading(false);
    const exercise = tableOf(pickLanguage([words.language])).citizen.alerts.exerciseLong;
    const speech = new SpeechSynthesisUtterance(spokenText(alert, words, exercise));
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.onend = speech.onerror = () => setReading(false);
    setReading(true);
    window.speechSynthesis.speak(speech);
  };
  return (
    <button type="button" aria-pressed={reading} onClick={press}>
      {t(reading ? "citizen.alerts.stop" : "actions.read-aloud")}
    </button>
  );
}

/** The device's voices; browsers bring them late. */
function useVoices(): readonly SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>(() => window.speechSynthesis?.getVoices() ?? []);
  useEffect(() => {
    const speech = window.speechSynthesis;
    if (speech === undefined) return;
    const look = (): void => setVoices(speech.getVoices());
    speech.addEventListener?.("voiceschanged", look);
    return () => speech.removeEventListener?.("voiceschanged", look);
  }, []);
  return voices;
}
