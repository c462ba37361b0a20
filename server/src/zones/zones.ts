import { Refused, type Actor, type Input, type Reply, type Tx, type ZoneVersion } from "@najda/protocol";
import { takeOverUpload } from "./zone-uploads.sql.ts";
import { readZones } from "./read-zones.ts";
import { beginningsOf, endVersionAt, hasJurisdictions, insertVersion, insertZones, listVersions, lockAgency, zonesAt, zonesOf } from "./zones.sql.ts";

/**
 * Who is responsible where:
 *
 *   importZones -> listZones, zoneAt (and authority.ts for other systems)
 *
 * A version is never changed once it holds, only ended by the next: what was in force on a day can always be read.
 */
export async function importZones(tx: Tx, by: Actor, input: Input<"zones:import">): Promise<ZoneVersion> {
  const { versionId: id, agencyId, kind } = input;
  const zones = input.collection === undefined ? [] : await readZones(input.collection);
  if ((input.collection === undefined) === (input.uploadId === undefined)) throw new Refused("malformed", { why: "one of collection and uploadId is expected" });
  if (!(await lockAgency(tx, agencyId))) throw new Refused("not-found", { agencyId });
  const now = tx.clock.now();
  const validFrom = input.validFrom === undefined ? now : new Date(input.validFrom);
  const wantedUntil = input.validUntil === undefined ? undefined : new Date(input.validUntil);
  if (wantedUntil !== undefined && wantedUntil <= validFrom) throw new Refused("malformed", { why: "validUntil: not after validFrom" });

  const before = await beginningsOf(tx, { agencyId, kind });
  if (before.some((version) => version.validFrom.getTime() === validFrom.getTime())) throw new Refused("zones-overlap", { validFrom: validFrom.toISOString() });
  const next = before.find((version) => version.validFrom > validFrom);
  await endVersionAt(tx, { agencyId, kind, at: validFrom });
  // One that is planned for later takes over then.
  const validUntil = next !== undefined && (wantedUntil === undefined || next.validFrom < wantedUntil) ? next.validFrom : wantedUntil;
  const number = Math.max(0, ...before.map((version) => version.number)) + 1;
  if (!(await insertVersion(tx, { id, agencyId, kind, number, validFrom, validUntil, by: by.personId, now }))) throw new Refused("id-reused", { id });
  if (input.uploadId === undefined) await insertZones(tx, id, zones);
  else if (!(await takeOverUpload(tx, { uploadId: input.uploadId, versionId: id, by: by.personId }))) throw new Refused("not-found", { uploadId: input.uploadId });
  const [version] = await listVersions(tx, { centreId: undefined, versionId: id });
  if (version === undefined) throw new Error(`version ${id} vanished while it was saved`);
  return version;
}

export async function listZones(tx: Tx, by: Actor, { versionId, on }: Input<"zones:list">): Promise<Reply<"zones:list">> {
  const versions = await listVersions(tx, { centreId: by.role === "administrator" ? undefined : by.centreId, versionId, on: on === undefined ? undefined : new Date(on) });
  const wanted = versionId !== undefined || on !== undefined;
  return { versions, zones: wanted ? await zonesOf(tx, versions.map(({ id }) => id)) : [] };
}

export async function zoneAt(tx: Tx, _by: Actor, input: Input<"zone:at">): Promise<Reply<"zone:at">> {
  const on = input.on === undefined ? tx.clock.now() : new Date(input.on);
  const zones = await zonesAt(tx, { at: input.at, on });
  const held = zones.some(({ kind }) => kind === "jurisdiction");
  return { zones, outside: !held && (await hasJurisdictions(tx, on)) };
}
