import { pickLanguage } from "@najda/client/translations";
import type { Language } from "@najda/client/translations";

const cacheName = "najda-responder-notes";
const note = "/responder/notes/language";

/** Written by the page for its service worker, which can't see the page's choices. */
export async function noteLanguage(language: Language): Promise<void> {
  const notes = await caches.open(cacheName);
  await notes.put(note, new Response(language));
}

export async function notedLanguage(): Promise<Language> {
  const found = await caches.open(cacheName).then((notes) => notes.match(note), () => undefined);
  return pickLanguage([found === undefined ? undefined : await found.text(), ...navigator.languages]);
}
