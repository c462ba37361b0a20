import { createHash } from "node:crypto";
import { sentInForce, sentVersion } from "@najda/alerts";
import { atomFeed, atomType, capAlert, capType, type FeedSettings } from "@najda/alerts/cap";
import { Id, type Db } from "@najda/protocol";

/** A page for anybody: cached by its hash. */
export interface Page {
  readonly type: string;
  readonly body: string;
  readonly etag: string;
}

const entriesInFeed = 200;

/** `GET /alerts/feed.atom`: what is in force now. */
export async function alertFeed(db: Db, { settings, now }: { settings: FeedSettings; now: Date }): Promise<Page> {
  return page(atomType, atomFeed(await sentInForce(db, { now, limit: entriesInFeed }), settings));
}

/**
 * `GET /alerts/ID.xml`: the newest CAP message of an alert; `/alerts/ID.1.xml` is one of its versions, as the
 * references and the feed name them. Undefined for what was never sent: drafts are nobody's business.
 */
export async function alertXml(db: Db, { name, settings }: { name: string; settings: FeedSettings }): Promise<Page | undefined> {
  const [, alertId = "", version] = /^([0-9a-f-]{36})(?:\.(\d{1,4}))?$/i.exec(name) ?? [];
  if (!Id.safeParse(alertId).success) return undefined;
  const sent = await sentVersion(db, { alertId, version: version === undefined ? undefined : Number(version) });
  return sent && page(capType, capAlert(sent, settings));
}

function page(type: string, body: string): Page {
  return { type, body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"` };
}
