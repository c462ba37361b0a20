import { hashArea } from "@najda/geo";
import type { Db } from "@najda/protocol";
import { readVersion } from "./versions.sql.ts";
import type { Version } from "./versions.sql.ts";

/** The area that leaves must be the area that was approved, at every hop. */
export async function versionToSend(db: Db, of: { alertId: string; version: number }): Promise<Version> {
  const version = await readVersion(db, of);
  if (version === undefined) throw new Error(`alert ${of.alertId} has no version ${of.version}`);
  if ((await hashArea(version.published.area)) !== version.areaHash) throw new Error(`alert ${of.alertId}: not the area that was approved`);
  return version;
}
