import { actions } from "./ar/actions.ts";
import { alerts } from "./ar/alerts.ts";
import { citizen } from "./ar/citizen.ts";
import { common } from "./ar/common.ts";
import { console } from "./ar/console.ts";
import { coverage } from "./ar/coverage.ts";
import { incidents } from "./ar/incidents.ts";
import { outcomes } from "./ar/outcomes.ts";
import { places } from "./ar/places.ts";
import { refusals } from "./ar/refusals.ts";
import { reports } from "./ar/reports.ts";
import { responder } from "./ar/responder.ts";
import { roles } from "./ar/roles.ts";
import { statuses } from "./ar/statuses.ts";
import { times } from "./ar/times.ts";
import { types } from "./ar/types.ts";
import { words } from "./ar/words.ts";
import { zones } from "./ar/zones.ts";
import type { Words } from "./en.ts";
import type { Same } from "./same.ts";

export const ar: Same<Words> = {
  actions, alerts, citizen, common, console, coverage, incidents, outcomes, places, refusals,
  reports, responder, roles, statuses, times, types, words, zones,
};
