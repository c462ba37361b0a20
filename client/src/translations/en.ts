import { actions } from "./en/actions.ts";
import { alerts } from "./en/alerts.ts";
import { citizen } from "./en/citizen.ts";
import { common } from "./en/common.ts";
import { console } from "./en/console.ts";
import { coverage } from "./en/coverage.ts";
import { incidents } from "./en/incidents.ts";
import { outcomes } from "./en/outcomes.ts";
import { places } from "./en/places.ts";
import { refusals } from "./en/refusals.ts";
import { reports } from "./en/reports.ts";
import { responder } from "./en/responder.ts";
import { roles } from "./en/roles.ts";
import { statuses } from "./en/statuses.ts";
import { times } from "./en/times.ts";
import { types } from "./en/types.ts";
import { words } from "./en/words.ts";
import { zones } from "./en/zones.ts";

/** Everything the apps say, in English; every other language must have exactly these keys. */
export const en = {
  actions, alerts, citizen, common, console, coverage, incidents, outcomes, places, refusals,
  reports, responder, roles, statuses, times, types, words, zones,
};

/** The shape of a language's table. */
export type Words = typeof en;
