import { useEffect } from "react";
import type { Assignment } from "@najda/protocol";
import { useNajda } from "@najda/client/react";

const told = new Set<string>();

/** True while the page is in front of somebody. */
const isVisible = (): boolean => document.visibilityState === "visible";

/** Tells the desk how far the assignment got: on this device, and opened by a person who looks at it. */
export function useSeen(assignment: Assignment | undefined): void {
  const najda = useNajda();
  const id = assignment?.status === "dispatched" ? assignment.id : undefined;
  const reached = assignment?.reachedAt !== undefined;
  const opened = assignment?.openedAt !== undefined;
  useEffect(() => {
    if (id === undefined) return;
    const tell = (step: "reached" | "opened"): void => {
      const key = `${id} ${step}`;
      if (told.has(key)) return;
      told.add(key);
      void najda.send("assignment:seen", { assignmentId: id, step, at: new Date().toISOString() });
    };
    const look = (): void => {
      if (!opened && isVisible()) tell("opened");
    };
    if (!reached) tell("reached");
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [najda, id, reached, opened]);
}
