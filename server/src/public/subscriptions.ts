import { areBrowserKeys, canonicalEndpoint, pushHosts } from "@najda/alerts/channels";
import { Refused, type Actor, type Channel, type Input, type Reply, type StepSettings, type Tx } from "@najda/protocol";
import { countOthers, deleteSubscription, saveCells, upsertSubscription } from "./subscriptions.sql.ts";

/** Enough for every browser that one person's install may have gone through; more is somebody playing. */
const mostPerPerson = 10;

/**
 * Where a phone wants to be warned, and how it is reached. The phone sends its cells whenever they change; what it
 * said before is replaced. We keep cells of about 5 square kilometres, never a place.
 */
export async function saveSubscription(tx: Tx, by: Actor, input: Input<"subscription:save">): Promise<Reply<"subscription:save">> {
  const reached = reachable(input.channel, tx.settings);
  const count = await countOthers(tx, { personId: by.personId, id: input.id, address: reached.address });
  if (count >= mostPerPerson) throw new Refused("subscription-limit", { count });
  const now = tx.clock.now();
  const purpose = tx.settings.demo ? "exercise" : "public";
  const subscription = { id: input.id, personId: by.personId, ...reached, purpose, language: input.language, now } as const;
  // Whoever's id it is, it is another person's: as unknown as none at all.
  if (!(await upsertSubscription(tx, subscription))) throw new Refused("not-found", { id: input.id });
  await saveCells(tx, { id: input.id, cells: [...new Set(input.cells)] });
  return { id: input.id, savedAt: now.toISOString() };
}

export async function removeSubscription(tx: Tx, by: Actor, { id }: Input<"subscription:remove">): Promise<{ id: string }> {
  await deleteSubscription(tx, { id, personId: by.personId });
  return { id };
}

export type Reached = { channel: "web-push"; address: string; keys: { p256dh: string; auth: string } } | { channel: "fcm"; address: string; keys?: never };

/** The one spelling of an address that we may post to. Also for the devices of crews. */
export function reachable(channel: Channel, settings: StepSettings): Reached {
  if (channel.kind === "fcm") return { channel: "fcm", address: channel.token };
  const address = canonicalEndpoint(channel.endpoint, pushHosts(settings.pushHosts));
  if (address === undefined) throw new Refused("channel-refused", { why: "not-a-push-service" });
  if (!areBrowserKeys(channel.keys)) throw new Refused("channel-refused", { why: "keys" });
  return { channel: "web-push", address, keys: channel.keys };
}
