import type { Role } from "@najda/protocol";

/** The pages of the console. */
export const views = ["desk", "alerts", "admin"] as const;
export type View = (typeof views)[number];

const seen: Record<Role, readonly View[]> = {
  "call-taker": ["desk"],
  dispatcher: ["desk", "alerts"],
  supervisor: ["desk", "alerts"],
  "alert-author": ["alerts"],
  "alert-approver": ["alerts"],
  administrator: ["admin"],
  responder: [],
  citizen: [],
};

/** The pages that a role works with, the first one first. Crews and citizens have apps of their own. */
export const viewsOf = (role: Role): readonly View[] => seen[role];

/** "#/alerts" in the address; what a role may not see becomes its first page. */
export function viewFrom(hash: string, role: Role): View | undefined {
  const allowed = viewsOf(role);
  return allowed.find((view) => hash === `#/${view}`) ?? allowed[0];
}
