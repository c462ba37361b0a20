import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { newId } from "@najda/client";
import type { Alert, AlertContent } from "@najda/protocol";
import { draftFrom, emptyDraft, type AlertDraft } from "./draft.ts";

/** Which alert is looked at, and what is being written. */
export interface Alerts {
  readonly shown: string | undefined;
  readonly editing: AlertDraft | undefined;
  show(alertId: string): void;
  begin(status: AlertContent["status"]): void;
  edit(alert: Alert): void;
  change(draft: AlertDraft): void;
  /** Writing is over; the alert is shown when it was saved. */
  stop(savedId?: string): void;
}

const AlertsContext = createContext<Alerts | undefined>(undefined);

export function AlertsProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<string>();
  const [editing, setEditing] = useState<AlertDraft>();
  const alerts = useMemo<Alerts>(
    () => ({
      shown,
      editing,
      show(alertId) {
        setShown(alertId);
        setEditing(undefined);
      },
      begin: (status) => setEditing(emptyDraft(newId(), new Date(), status)),
      edit: (alert) => setEditing(draftFrom(alert)),
      change: setEditing,
      stop(savedId) {
        setEditing(undefined);
        if (savedId !== undefined) setShown(savedId);
      },
    }),
    [shown, editing],
  );
  return <AlertsContext value={alerts}>{children}</AlertsContext>;
}

export function useAlerts(): Alerts {
  const alerts = useContext(AlertsContext);
  if (alerts === undefined) throw new Error("useAlerts is used outside AlertsProvider");
  return alerts;
}
