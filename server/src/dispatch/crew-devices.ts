import { Refused, type Actor, type Input, type Tx } from "@najda/protocol";
import { reachable } from "../public/subscriptions.ts";
import { saveDevice } from "./crew-devices.sql.ts";

/** Where a crew's device wants to be woken. */
export async function saveCrewDevice(tx: Tx, by: Actor, { id, channel }: Input<"device:save">): Promise<{ id: string }> {
  if (by.unitId === undefined) throw new Refused("not-found");
  const { address } = reachable(channel, tx.settings);
  const canonical = channel.kind === "fcm" ? channel : { ...channel, endpoint: address };
  await saveDevice(tx, { id, personId: by.personId, unitId: by.unitId, channel: canonical, now: tx.clock.now() });
  return { id };
}
