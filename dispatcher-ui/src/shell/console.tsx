import { useEffect, useState } from "react";
import type { Person } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { AdminPage } from "../admin/admin-page.tsx";
import { AlertColumn } from "../alerts/alert-column.tsx";
import { AlertPanel } from "../alerts/alert-panel.tsx";
import { AlertsProvider, useAlerts } from "../alerts/alerts-state.tsx";
import { CommandHelp } from "../command-line/help.tsx";
import { GapAlarms } from "../coverage/gap-alarms.tsx";
import { IncidentColumn } from "../incidents/incident-column.tsx";
import { ConsoleMap } from "../map/console-map.tsx";
import { UnitStrips } from "../units/unit-strips.tsx";
import { DeskPanel } from "./desk-panel.tsx";
import { useDesk } from "./desk.tsx";
import { focusOn, pressPrimary } from "./focus.ts";
import { NewCalls } from "./new-calls.tsx";
import { NoView } from "./no-view.tsx";
import { RefusedLater } from "./refused-later.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import type { Shortcut } from "./shortcuts.ts";
import { StaleBanner } from "./stale-banner.tsx";
import { TopBar } from "./top-bar.tsx";
import { useMay } from "./use-may.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { viewFrom, type View } from "./views.ts";

const useHash = (): string => {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const change = (): void => setHash(location.hash);
    window.addEventListener("hashchange", change);
    return () => window.removeEventListener("hashchange", change);
  }, []);
  return hash;
};

/** The console of one person: the pages that the role works with. */
export function Console({ person }: { readonly person: Person }) {
  const view = viewFrom(useHash(), person.role);
  if (view === undefined) return <NoView />;
  return (
    <AlertsProvider>
      <Pages view={view} />
    </AlertsProvider>
  );
}

function Pages({ view }: { readonly view: View }) {
  const { t } = useWords();
  const [dialog, setDialog] = useState<"help" | "keys">();
  useConsoleKeys(view, () => setDialog("keys"));
  const close = (): void => setDialog(undefined);
  return (
    <div className="console" data-view={view}>
      <a className="skip-link" href="#main">
        {t("common.skipToContent")}
      </a>
      <TopBar view={view} openHelp={() => setDialog("help")} openKeys={() => setDialog("keys")} />
      <div className="notices">
        <StaleBanner />
        <RefusedLater />
        {view === "desk" && <GapAlarms />}
      </div>
      <main id="main" className={view === "admin" ? "admin-main" : "work"}>
        {view !== "admin" && <h1 className="sr-only">{t(`console.views.${view}`)}</h1>}
        {view === "desk" && <DeskPage />}
        {view === "alerts" && <AlertsPage />}
        {view === "admin" && <AdminPage />}
      </main>
      {view !== "admin" && <NewCalls />}
      {dialog === "help" && <CommandHelp close={close} />}
      {dialog === "keys" && <ShortcutsDialog close={close} />}
    </div>
  );
}

function DeskPage() {
  return (
    <>
      <IncidentColumn />
      <ConsoleMap alertId={undefined} drawing={false} />
      <DeskPanel />
      <UnitStrips />
    </>
  );
}

function AlertsPage() {
  const { shown, editing } = useAlerts();
  return (
    <>
      <AlertColumn />
      <ConsoleMap alertId={shown} drawing={editing !== undefined} />
      <AlertPanel />
    </>
  );
}

function useConsoleKeys(view: View, openKeys: () => void): void {
  const desk = useDesk();
  const may = useMay();
  useShortcuts((shortcut: Shortcut) => {
    if (shortcut === "primary") return pressPrimary();
    if (shortcut === "help") return openKeys(), true;
    if (shortcut === "panel" || shortcut === "map") return focusOn(shortcut), true;
    if (view !== "desk") return false;
    if (shortcut === "newCall") {
      if (may("call:take")) desk.takeCall();
    } else if (shortcut === "escape") desk.close();
    else focusOn(shortcut);
    return true;
  });
}
