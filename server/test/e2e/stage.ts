import { demoCity } from "@najda/geo/demo-city";
import type { LngLat, Role } from "@najda/protocol";
import type { Browser } from "playwright-core";
import { v7 as uuid } from "uuid";
import { importDemoMap } from "../../src/demo/demo-map.ts";
import { openLog } from "../../src/infra/log.ts";
import { openPool } from "../../src/infra/pool.ts";
import { startCity, type City } from "../city.ts";
import { startBrowser } from "./browser.ts";
import { keepPicturesOfFailures } from "./pictures.ts";
import { newVisitor, type Visitor, type VisitorOptions } from "./visitor.ts";

/** Where the demo city has its middle. */
export const centre: LngLat = demoCity.centre as LngLat;

export interface Account {
  readonly personId: string;
  readonly name: string;
  readonly password: string;
}

/** A city with a map, a browser, and people who can sign in with it. */
export interface Stage {
  readonly city: City;
  readonly browser: Browser;
  visitor(options?: VisitorOptions): Promise<Visitor>;
  account(role: Exclude<Role, "citizen">, options?: { unitId?: string }): Promise<Account>;
  /** A unit of the ambulance service with a crew's account. */
  crew(callSign: string, skills: string[]): Promise<Account & { unitId: string }>;
  stop(): Promise<void>;
}

const password = "nobody guesses this one";

interface StageOptions {
  /** The demo city's, none, or an extract. */
  readonly map?: boolean | Uint8Array;
  readonly settings?: Record<string, string>;
  readonly before?: (query: City["query"]) => Promise<unknown>;
}

export async function startStage({ map = true, settings = {}, before }: StageOptions = {}): Promise<Stage> {
  const own = { settings, ...(before !== undefined && { before }), ...(typeof map !== "boolean" && { map }) };
  const [city, browser] = await Promise.all([startCity(own), startBrowser()]);
  if (map === true) await importMapInto(city.databaseUrl);
  keepPicturesOfFailures(browser);
  const agencyId = uuid();
  await city.admin.send("agency:add", { agencyId, name: "City ambulance", kind: "ambulance", centreId: city.centreId });
  let named = 0;
  const account: Stage["account"] = async (role, { unitId } = {}) => {
    const name = `${role}-${(named += 1)}`;
    const personId = uuid();
    await city.admin.send("person:add", { personId, name, password, role, centreId: city.centreId, ...(unitId === undefined ? {} : { unitId }) });
    return { personId, name, password };
  };
  return {
    city,
    browser,
    visitor: (options) => newVisitor(browser, city.url, options),
    account,
    async crew(callSign, skills) {
      const unitId = uuid();
      await city.admin.send("unit:add", { unitId, agencyId, callSign, type: "ambulance", capabilities: skills });
      return { ...(await account("responder", { unitId })), unitId };
    },
    async stop() {
      await browser.close();
      await city.stop();
    },
  };
}

async function importMapInto(url: string): Promise<void> {
  const pool = openPool({ url, log: openLog("silent"), size: 1 });
  try {
    await importDemoMap(pool);
  } finally {
    await pool.end();
  }
}
