import { useState } from "react";
import type { Incident } from "@najda/protocol";

const key = "najda.responder.hazards";

const markOf = (incident: Incident): string => `${incident.id} ${incident.hazard ?? ""}`;

function readMarks(): readonly string[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(raw) ? raw.filter((mark) => typeof mark === "string") : [];
  } catch {
    return [];
  }
}

export interface Hazard {
  readonly text: string | undefined;
  /** There is one, and nobody on this device has pressed it since it was written. */
  readonly unread: boolean;
  readonly read: () => void;
}

/** A hazard counts as read when it was pressed; another text has to be pressed again, also after a reload. */
export function useHazard(incident: Incident | undefined): Hazard {
  const [marks, setMarks] = useState(readMarks);
  if (incident?.hazard === undefined) return { text: undefined, unread: false, read: () => undefined };
  const mark = markOf(incident);
  return {
    text: incident.hazard,
    unread: !marks.includes(mark),
    read() {
      const next = [...marks.filter((each) => each !== mark), mark].slice(-20);
      localStorage.setItem(key, JSON.stringify(next));
      setMarks(next);
    },
  };
}
