import { PublishedAlert } from "@najda/protocol";

/**
 * A pushed message as the alert it is: one language, an outline that contains the area in fewer corners, no cells.
 * Undefined for what is no alert at all.
 */
export function alertFromPush(message: unknown): PublishedAlert | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { status, language, headline, description, instruction, ...rest } = Object.fromEntries<unknown>(Object.entries(message));
  if (typeof language !== "string") return undefined;
  const text = { headline, description, ...(instruction === "" ? {} : { instruction }) };
  return PublishedAlert.safeParse({ ...rest, capStatus: status, texts: { [language]: text }, cells: [] }).data;
}
