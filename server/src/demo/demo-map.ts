import { buildDemoCity, demoCity } from "@najda/geo/demo-city";
import { importMap } from "@najda/geo/import";
import type { Pool } from "../infra/pool.ts";

/** The demo city takes the road that any extract takes. */
export async function importDemoMap(pool: Pool): Promise<void> {
  await importMap(pool, { bytes: buildDemoCity().pbf, name: demoCity.name.en, attribution: demoCity.attribution, attributions: { ...demoCity.attributions } });
}
