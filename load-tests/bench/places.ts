import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildDemoCity, demoCity } from "@najda/geo/demo-city";
import { importMap } from "@najda/geo/import";
import { findPlaces } from "@najda/geo/postgis";
import type { Db, LngLat } from "@najda/protocol";
import { writtenQuestions } from "../../geo/src/postgis/written-questions.ts";
import { asDb } from "../../server/src/infra/pool.ts";
import { startDatabase } from "./installation.ts";
import { inTurns, type Measured, middleAndTail, timed } from "./measured.ts";
import { plainSearch } from "./plain-search.sql.ts";

const liechtenstein = fileURLToPath(new URL("../../../shared/data/map/liechtenstein-2021.osm.pbf", import.meta.url));

/** Every beginning that somebody typing this sees an answer to, from the third letter on. */
const keystrokes = (typed: string): string[] => Array.from({ length: Math.max(1, typed.length - 2) }, (_, at) => typed.slice(0, at + 3));

/**
 * Search as people type it, every keystroke a search, one after the other, on the demo city and (where the extract lies
 * beside the project) on Liechtenstein. The bare part: a search of the same letters by trigrams alone, over the names.
 */
export async function places(): Promise<Measured[]> {
  const city = await measured({ what: "the demo city", about: "demo-city", near: demoCity.centre, source: { bytes: buildDemoCity().pbf } });
  if (!existsSync(liechtenstein)) {
    console.log("Liechtenstein is left out: ../shared/data/map is not there");
    return city;
  }
  return [...city, ...(await measured({ what: "Liechtenstein", about: "liechtenstein", near: [9.5215, 47.139], source: { file: liechtenstein } }))];
}

interface Region {
  readonly what: string;
  readonly about: "demo-city" | "liechtenstein";
  readonly near: LngLat;
  readonly source: { readonly bytes: Uint8Array } | { readonly file: string };
}

async function measured({ what, about, near, source }: Region): Promise<Measured[]> {
  const database = await startDatabase();
  try {
    const db: Db = asDb(database.pool);
    await importMap(db, { ...source, name: what });
    const typed = writtenQuestions(about).flatMap((question) => keystrokes(question.typed).map((text) => ({ text, language: question.shown })));
    const at = (index: number) => typed[(index * 7) % typed.length]!;
    const sides = await inTurns({ runs: 5, tries: 300 }, {
      najda: (tries) => timed(tries, (index) => findPlaces(db, { ...at(index), near })),
      bare: (tries) => timed(tries, (index) => plainSearch(db, { ...at(index), near })),
    });
    return middleAndTail({ what: `places found while typing, ${what}`, ...sides });
  } finally {
    await database.stop();
  }
}
