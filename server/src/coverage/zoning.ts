import { zonesOfCells } from "@najda/geo";
import type { Db, LngLat } from "@najda/protocol";
import type { Ground, PlaceLimits } from "./ground.ts";
import { type Coverage, coverageKey } from "./messages.ts";
import { ownVersions, type OwnZone, zonesOfVersions } from "./own-zones.sql.ts";

/** By what zones a service of a centre is judged, and within what time each place should be reached. */
export interface Zoning {
  /** Differs when the zones do. */
  readonly id: string;
  readonly zones: readonly { readonly names: Record<string, string>; readonly at: LngLat }[];
  /** Of each place; -1 for one in no zone. */
  readonly zoneOf: ArrayLike<number>;
  /** The agency's own zones, not the map's named places. */
  readonly isOwn: boolean;
  readonly limit: number | PlaceLimits;
  readonly zoneMinutes?: { readonly least: number; readonly most: number };
}

/** Zones of agencies as they are in force, read again when a version begins or ends. */
export interface OwnZones {
  refresh(db: Db, now: Date): Promise<void>;
  /** The own zones where an agency of this centre and service has any, else the map's. */
  of(ground: Ground, asked: Pick<Coverage, "centreId" | "service" | "minutes">): Zoning;
}

export function openOwnZones(): OwnZones {
  let inForce = "[]";
  let byKey = new Map<string, { id: string; zones: OwnZone[] }>();
  const made = new Map<string, Zoning>();
  return {
    async refresh(db, now) {
      const versions = await ownVersions(db, now);
      if (JSON.stringify(versions) === inForce) return;
      const zones = await zonesOfVersions(db, versions.map(({ versionId }) => versionId));
      byKey = new Map();
      for (const version of versions) {
        const known = byKey.get(coverageKey(version));
        const its = zones.filter(({ versionId }) => versionId === version.versionId);
        byKey.set(coverageKey(version), { id: `${known?.id ?? ""} ${version.versionId}`, zones: [...(known?.zones ?? []), ...its] });
      }
      inForce = JSON.stringify(versions);
      made.clear();
    },
    of(ground, asked) {
      const own = byKey.get(coverageKey(asked));
      if (own === undefined) return zoningOfMap(ground, asked.minutes);
      const id = `${own.id} ${ground.gridId} ${asked.minutes}`;
      const before = made.get(coverageKey(asked));
      if (before?.id === id) return before;
      const zoning = zoningOf(ground, { id, zones: own.zones, minutes: asked.minutes });
      made.set(coverageKey(asked), zoning);
      return zoning;
    },
  };
}

/** The map's named places. */
export const zoningOfMap = ({ zones, zoneOf }: Pick<Ground, "zones" | "zoneOf">, minutes: number): Zoning => ({ id: "map", zones, zoneOf, isOwn: false, limit: minutes * 60 });

function zoningOf(ground: Ground, { id, zones, minutes }: { id: string; zones: readonly OwnZone[]; minutes: number }): Zoning {
  const zoneOf = zonesOfCells(ground.raster, ground.cells, zones.map(({ area }) => area));
  const shown = { id, zones: zones.map(({ names, at }) => ({ names, at })), zoneOf, isOwn: true };
  const targets = zones.flatMap(({ targetMinutes }) => (targetMinutes === null ? [] : [targetMinutes]));
  if (targets.length === 0) return { ...shown, limit: minutes * 60 };
  const seconds = Float32Array.from(zoneOf, (zone) => (zones[zone]?.targetMinutes ?? minutes) * 60);
  return {
    ...shown,
    limit: { id, longestSeconds: Math.max(minutes, ...targets) * 60, seconds },
    zoneMinutes: { least: Math.min(...targets), most: Math.max(...targets) },
  };
}
