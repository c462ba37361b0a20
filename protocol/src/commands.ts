import { z } from "zod";
import { alertCommands } from "./commands-alerts.ts";

import { coverageCommands } from "./commands-coverage.ts";
import { dispatchCommands } from "./commands-dispatch.ts";
import { masterCommands } from "./commands-master.ts";
import { zoneCommands } from "./commands-zones.ts";
import { streetCommands } from "./commands-streets.ts";

/**
 * Every message a client may send: who may send it, what it carries, what comes back, and what the client does
 * with it while it is offline. A command that is not in this table is refused. The steps that answer them are
 * listed, under the same names, in server/src/handlers.ts.
 */
export const commands = {
  ...dispatchCommands,
  ...alertCommands,
  ...masterCommands,
  ...coverageCommands,
  ...zoneCommands,
  ...streetCommands,
} as const;

export type CommandName = keyof typeof commands;
export type Input<N extends CommandName> = z.output<(typeof commands)[N]["input"]>;
export type SentInput<N extends CommandName> = z.input<(typeof commands)[N]["input"]>;
export type Reply<N extends CommandName> = z.output<(typeof commands)[N]["reply"]>;


export const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);
