import { useEffect, useState } from "react";
import type { AnyKeptEvent } from "@najda/protocol";
import { markTitle } from "@najda/client";
import { useEvents, useNajda, usePerson, useWords } from "@najda/client/react";
import { useSound } from "./sound.tsx";

/** A call that somebody else took, or a report that has just been filed: what the desk has to hear. */
function isNewCall(event: AnyKeptEvent, myName: string | undefined): boolean {
  if (event.name === "report:changed") return event.payload.report.status === "received" && event.payload.report.version <= 1;
  return event.name === "call:taken" && event.payload.call.takenBy !== myName;
}

/** Sounds and marks the title for new calls; the mark goes when the page is looked at. Says it to screen readers. */
export function NewCalls() {
  const { t, language } = useWords();
  const najda = useNajda();
  const person = usePerson();
  const sound = useSound();
  const [unseen, setUnseen] = useState(0);
  const [said, setSaid] = useState("");
  useEvents((event, replayed) => {
    if (replayed || !isNewCall(event, person?.name)) return;
    sound.play();
    setSaid(t("console.newCall.one"));
    setTimeout(() => setSaid(""), 3000);
    setUnseen((count) => count + 1);
  });
  useEffect(() => {
    document.title = t("console.title");
    markTitle(unseen);
  }, [unseen, t, language]);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible" && document.hasFocus()) setUnseen(0);
    };
    const events = ["pointerdown", "keydown", "focus"] as const;
    for (const name of events) window.addEventListener(name, look);
    document.addEventListener("visibilitychange", look);
    return () => {
      for (const name of events) window.removeEventListener(name, look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [najda]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
