import { createHash } from "node:crypto";
import { textFor } from "../texts.ts";
import { capIdentifier, capUrl } from "./cap-alert.ts";
import type { CapSettings, Sent } from "./cap-alert.ts";
import { element, xmlDocument } from "./xml.ts";
import type { Xml } from "./xml.ts";

export const atomType = "application/atom+xml; charset=utf-8";

/** Who publishes the feed, and when it was empty since. */
export interface FeedSettings extends CapSettings {
  readonly senderName: string;
  readonly language: string;
}

/**
 * The feed of what is in force (RFC 4287, CAP-feeds 1.0): one entry for each alert, pointing at its newest CAP
 * message. What has expired leaves it. The same alerts make the same bytes.
 */
export function atomFeed(sent: readonly Sent[], settings: FeedSettings): string {
  const newest = sent.map(({ published }) => Date.parse(published.sentAt)).sort((a, b) => b - a)[0] ?? 0;
  const self = `${settings.origin}/alerts/feed.atom`;
  return xmlDocument(
    element(
      "feed",
      [
        element("id", self),
        element("title", settings.senderName),
        element("updated", new Date(newest).toISOString()),
        element("author", [element("name", settings.senderName)]),
        element("link", [], { rel: "self", type: "application/atom+xml", href: self }),
        ...sent.map((one) => entry(one, settings)),
      ],
      { xmlns: "http://www.w3.org/2005/Atom" },
    ),
  );
}

function entry({ published }: Sent, settings: FeedSettings): Xml {
  const found = textFor(published.texts, settings.language);
  const language = { "xml:lang": found?.language ?? settings.language };
  return element("entry", [
    element("id", `urn:uuid:${uuidOf(capIdentifier(published.alertId, published.version))}`),
    element("title", found?.text.headline ?? "", language),
    element("updated", new Date(published.sentAt).toISOString()),
    element("published", new Date(published.sentAt).toISOString()),
    element("summary", found?.text.description ?? "", language),
    element("category", [], { term: published.kind }),
    element("category", [], { term: published.capStatus }),
    element("link", [], { rel: "alternate", type: "application/cap+xml", href: capUrl(published, settings) }),
  ]);
}

/** An entry's id is that of its CAP message: a UUID made from its identifier (version 8, RFC 9562). */
function uuidOf(identifier: string): string {
  const hex = createHash("sha256").update(identifier).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}
