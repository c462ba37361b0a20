import { commands, type CommandName, type Role } from "@najda/protocol";
import { usePerson } from "@najda/client/react";

/** Whether the person who is signed in may send a command: the row of the table says so, and the screen draws only that. */
export function useMay(): (name: CommandName) => boolean {
  const role = usePerson()?.role;
  return (name) => role !== undefined && commands[name].by.some((allowed: Role) => allowed === role);
}
