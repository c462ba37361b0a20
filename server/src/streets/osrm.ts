import { LngLat } from "@najda/protocol";
import { z } from "zod";
import { type AskEngine, inParts, type RoutingEngine } from "./routing-engine.ts";

/** `--max-table-size` of osrm-routed is 100 places, the incident among them. */
const placesAtOnce = 99;

const Table = z.object({ code: z.literal("Ok"), durations: z.array(z.tuple([z.number().min(0).nullable()])) });
const NoWay = z.object({ code: z.enum(["NoTable", "NoRoute", "NoSegment"]) });
const Routes = z.object({
  code: z.literal("Ok"),
  routes: z.tuple(
    [
      z.object({
        duration: z.number().min(0),
        distance: z.number().min(0),
        geometry: z.object({ type: z.literal("LineString"), coordinates: z.array(LngLat).min(2) }),
        legs: z.array(z.object({ steps: z.array(z.object({ name: z.string() })) })),
      }),
    ],
    z.unknown(),
  ),
});

const path = (places: readonly (readonly number[])[]): string => places.map((place) => place.join(",")).join(";");

/** OSRM's HTTP API v1: the table service for travel times, the route service for a way (project-osrm.org/docs). */
export function osrm(ask: AskEngine): RoutingEngine {
  return {
    travelSeconds: (incident, from) =>
      inParts(from, placesAtOnce, async (part) => {
        const sources = part.map((_, at) => at).join(";");
        const answer = await ask(`/table/v1/driving/${path([...part, incident])}?sources=${sources}&destinations=${part.length}&annotations=duration`);
        if (NoWay.safeParse(answer).success) return part.map(() => undefined);
        const { durations } = Table.parse(answer);
        if (durations.length !== part.length) throw new Error(`OSRM was asked for ${part.length} times and gave ${durations.length}`);
        return durations.map(([seconds]) => seconds ?? undefined);
      }),
    async route(from, to) {
      const answer = await ask(`/route/v1/driving/${path([from, to])}?overview=full&geometries=geojson&steps=true`);
      if (NoWay.safeParse(answer).success) return undefined;
      const [best] = Routes.parse(answer).routes;
      const names = best.legs.flatMap(({ steps }) => steps.map(({ name }) => name)).filter((name, at, all) => name !== "" && name !== all[at - 1]);
      return { line: best.geometry.coordinates, metres: best.distance, seconds: best.duration, names, closures: 0 };
    },
  };
}
