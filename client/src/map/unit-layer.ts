import type { GeoJSONSourceDiff } from "maplibre-gl";
import type { LngLat } from "@najda/protocol";
import type { Tracked } from "../connect/tracking.ts";
import { formatAge } from "../translations/format.ts";
import type { Language } from "../translations/language.ts";
import { createFleet, groups, isEmpty } from "./fleet.ts";
import type { Ages, FleetDiff, UnitOnMap } from "./fleet.ts";
import type { MapView } from "./map-view.ts";

/** A dotted line from a unit to where it is going. */
export interface LinkOnMap {
  readonly unitId: string;
  readonly to: LngLat;
}

export interface UnitLayer {
  setUnits(units: readonly UnitOnMap[]): void;
  /** From `tracking.onMoved`: straight to the map, never through React. */
  move(moved: readonly Tracked[], whole?: boolean): void;
  select(unitId: string | undefined): void;
  setLinks(links: readonly LinkOnMap[]): void;
  placeOf(unitId: string): LngLat | undefined;
  /** Looks so near that units which were gathered at a place come apart. */
  open(gatheredId: number, at: LngLat): Promise<void>;
  /** Once a second: how many units are shown and how old their positions are; undefined when none is. */
  onAges(listener: (ages: Ages | undefined) => void): () => void;
  remove(): void;
}

/** Milliseconds between updates of the source: five a second for a city, one for a country. */
const stepMs = (shown: number): number => (shown > 1500 ? 1000 : shown > 600 ? 300 : 200);

const changesOf = ({ add, update, remove }: FleetDiff): GeoJSONSourceDiff => ({
  remove,
  add,
  update: update.map(({ id, geometry, properties }) => ({
    id: id ?? 0,
    newGeometry: geometry,
    // A unit that stands still again must not keep the heading it had.
    removeProperties: properties !== null && "heading" in properties ? [] : ["heading"],
    addOrUpdateProperties: Object.entries(properties ?? {}).map(([key, value]) => ({ key, value: value as unknown })),
  })),
});

/** From this many in view on they are gathered; fewer again, and each stands alone. */
const gather = { from: 150, until: 110 };

/** Far out and with many units a dot each; near, an arrow; names where they have room. */
function zooms(view: MapView, shown: number): void {
  const many = shown > 600;
  for (const source of groups) {
    view.map.setLayerZoomRange(`${source}-dots`, 0, many ? 13 : 0.01);
    view.map.setLayerZoomRange(source, many ? 13 : 0, 24);
    view.map.setLayerZoomRange(`${source}-labels`, many ? 14 : shown > 300 ? 12.5 : 9, 24);
  }
}

/**
 * Positions arrive many times a second: the newest per unit is put into the source with as little as possible, and
 * never before the source has finished with what came before.
 */
export function addUnitLayer(view: MapView, language: Language): UnitLayer {
  const fleet = createFleet((seconds) => formatAge(seconds, language));
  const listeners = new Set<(ages: Ages | undefined) => void>();
  let links: readonly LinkOnMap[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let gone = false;
  let ranged = -1;
  let gathered = false;

  const drawLinks = (): Promise<void> =>
    view.draw(
      "links",
      links.flatMap((link) => {
        const from = fleet.placeOf(link.unitId);
        return from === undefined
          ? []
          : [{ type: "Feature" as const, geometry: { type: "LineString" as const, coordinates: [from, link.to] }, properties: { state: fleet.stateOf(link.unitId) ?? "available" } }];
      }),
    );

  const gatherOrNot = async (): Promise<void> => {
    const wanted = fleet.shown > (gathered ? gather.until : gather.from);
    if (wanted === gathered) return;
    gathered = wanted;
    await view.source("free-units")?.setClusterOptions({ cluster: wanted });
  };

  const flush = async (): Promise<void> => {
    timer = undefined;
    if (busy || gone) return;
    busy = true;
    const diffs = fleet.take(Date.now());
    if (diffs !== undefined) {
      if (Math.abs(fleet.shown - ranged) > 50 || ranged < 0) zooms(view, (ranged = fleet.shown));
      await gatherOrNot();
      for (const group of groups) if (!isEmpty(diffs[group])) await view.source(group)?.updateData(changesOf(diffs[group]));
      if (links.length > 0) await drawLinks();
    }
    busy = false;
    if (asked) soon();
  };
  let asked = false;
  const soon = (): void => {
    asked = busy;
    if (!busy && !gone) timer ??= setTimeout(() => void flush().catch(() => (busy = false)), stepMs(fleet.shown));
  };

  const second = setInterval(() => {
    soon();
    const ages = fleet.ages(Date.now());
    for (const listener of listeners) listener(ages);
  }, 1000);

  return {
    setUnits(units) {
      fleet.setUnits(units);
      soon();
    },
    move(moved, whole) {
      fleet.move(moved, whole);
      soon();
    },
    select(unitId) {
      fleet.select(unitId);
      soon();
    },
    setLinks(next) {
      links = next;
      void drawLinks().catch(() => undefined);
    },
    placeOf: (unitId) => fleet.placeOf(unitId),
    async open(gatheredId, at) {
      const zoom = await view.source("free-units")?.getClusterExpansionZoom(gatheredId);
      // Another update may have gathered them anew since they were drawn.
      view.goTo(at, Math.max(zoom ?? 0, view.map.getZoom() + 1));
    },
    onAges(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    remove() {
      gone = true;
      clearInterval(second);
      clearTimeout(timer);
      links = [];
      for (const group of groups) void view.source(group)?.updateData({ removeAll: true });
    },
  };
}
