import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { newId } from "@najda/client";
import { closePanel, dropDraft, emptyDesk, show, takeCall, type CallDraft, type DeskState, type Panel, type Prefill } from "./desk-state.ts";

/** What the desk looks at, and how to look at something else. */
export interface Desk extends DeskState {
  show(panel: Panel): void;
  close(): void;
  takeCall(prefill?: Prefill): void;
  changeDraft(change: Partial<CallDraft>): void;
  /** The draft is done with; `panel` is shown next. */
  endCall(panel: Panel): void;
}

const DeskContext = createContext<Desk | undefined>(undefined);

export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState(emptyDesk);
  const desk = useMemo<Desk>(
    () => ({
      ...state,
      show: (panel) => setState((before) => show(before, panel)),
      close: () => setState(closePanel),
      takeCall: (prefill) =>
        setState((before) => takeCall(before, { callId: newId(), incidentId: newId(), startedAt: new Date().toISOString() }, prefill)),
      changeDraft: (change) =>
        setState((before) => (before.draft === undefined ? before : { ...before, draft: { ...before.draft, ...change } })),
      endCall: (panel) => setState((before) => dropDraft(before, panel)),
    }),
    [state],
  );
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error("useDesk is used outside DeskProvider");
  return desk;
}
