import type { IncidentType, LngLat } from "@najda/protocol";

/** What the right panel shows. */
export type Panel =
  | { readonly kind: "empty" }
  | { readonly kind: "incident"; readonly incidentId: string }
  | { readonly kind: "report"; readonly reportId: string }
  | { readonly kind: "unit"; readonly unitId: string }
  | { readonly kind: "call" }
  /** A released call that waits for the connection; becomes its incident as soon as the board has it. */
  | { readonly kind: "queued-call"; readonly incidentId: string }
  | { readonly kind: "closures"; readonly adding: boolean }
  /** Hazards and pre-plans; `editing` is "new" or the id of one. */
  | { readonly kind: "premises"; readonly editing?: string }
  | { readonly kind: "search"; readonly text: string };

/** A call that is being taken: as little as a place and a type, as text while it is typed. */
export interface CallDraft {
  readonly callId: string;
  readonly incidentId: string;
  readonly startedAt: string;
  readonly place: string;
  readonly at?: LngLat | undefined;
  readonly typeText: string;
  readonly type?: string | undefined;
  readonly narrative: string;
  readonly callerName: string;
  readonly callerPhone: string;
  readonly hazard: string;
  readonly priority?: number | undefined;
}

export interface DeskState {
  readonly panel: Panel;
  /** The incident that a line without a number means; it stays chosen while a call is taken or a unit looked at. */
  readonly selectedIncidentId?: string;
  /** Kept while the desk looks at something else; F2 goes on with it. */
  readonly draft?: CallDraft;
}

export const emptyDesk: DeskState = { panel: { kind: "empty" } };

export interface Prefill {
  readonly at?: LngLat;
  readonly place?: string;
  readonly type?: IncidentType;
  readonly typeText?: string;
  readonly narrative?: string;
}

interface Fresh {
  readonly callId: string;
  readonly incidentId: string;
  readonly startedAt: string;
}

/** Opens the call form: goes on with the call that is being taken, or begins one. What is given fills only what is still empty. */
export function takeCall(desk: DeskState, fresh: Fresh, prefill: Prefill = {}): DeskState {
  const draft = desk.draft ?? { ...fresh, place: "", typeText: "", narrative: "", callerName: "", callerPhone: "", hazard: "" };
  return {
    ...desk,
    panel: { kind: "call" },
    draft: {
      ...draft,
      place: draft.place || (prefill.place ?? ""),
      typeText: draft.typeText || (prefill.typeText ?? ""),
      narrative: draft.narrative || (prefill.narrative ?? ""),
      ...(draft.at === undefined && prefill.at !== undefined && { at: prefill.at }),
      ...(draft.type === undefined && prefill.type !== undefined && { type: prefill.type.code }),
    },
  };
}

export function show(desk: DeskState, panel: Panel): DeskState {
  return panel.kind === "incident" ? { ...desk, panel, selectedIncidentId: panel.incidentId } : { ...desk, panel };
}

/** The call was released, attached or given up: the form is empty again. */
export function dropDraft(desk: DeskState, panel: Panel): DeskState {
  const { draft: _, ...rest } = desk;
  return show(rest, panel);
}

/** Escape closes what is open; a call that is being taken stays in its drawer. */
export function closePanel(desk: DeskState): DeskState {
  const { selectedIncidentId: _, ...rest } = desk;
  return { ...rest, panel: { kind: "empty" } };
}
