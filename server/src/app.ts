import type { StepSettings, Tx } from "@najda/protocol";
import type { Config } from "./config.ts";
import type { Logger } from "./infra/log.ts";
import type { Pool } from "./infra/pool.ts";

/** What the parts of the server share. */
export interface App {
  readonly config: Config;
  readonly pool: Pool;
  readonly log: Logger;
  readonly clock: { now(): Date };
  readonly settings: StepSettings;
  readonly travelTimes: Tx["travelTimes"];
  readonly coverage: Tx["coverage"];
  readonly route: Tx["route"];
  readonly travel: Tx["travel"];
  readonly trackPosition: Tx["trackPosition"];
  /** A demo installation: marked everywhere, loopback only, alerts of status Exercise only. */
  readonly demo: boolean;
  /** Told by whoever committed events, so that the sequencer wakes without a round trip. */
  wakeSequencer(): void;
}
