import { useEffect } from "react";
import { useStartOfScreen, useWords } from "@najda/client/react";
import { AlertScreen } from "./alerts/alert-screen.tsx";
import { AlertsProvider } from "./alerts/use-alerts.tsx";
import { HelpFlow } from "./help/help-flow.tsx";
import { SentScreen } from "./help/sent-screen.tsx";
import { HomeScreen } from "./home/home-screen.tsx";
import { phone } from "./phone/kept.ts";
import { PlaceScreen } from "./places/place-screen.tsx";
import { ReceivingScreen } from "./receiving/receiving-screen.tsx";
import { ReportsProvider } from "./reports/use-reports.tsx";
import { ReportsScreen } from "./reports/reports-screen.tsx";
import { SettingsScreen } from "./settings/settings-screen.tsx";
import { pathOf } from "./shell/route.ts";
import { Router, useWay } from "./shell/router.tsx";
import { TopBar } from "./shell/top-bar.tsx";
import { useCitizen } from "./shell/use-citizen.ts";

/** A phone in somebody's hand: never asks who it is, always shows whom to call. */
export function App() {
  const { t, language } = useWords();
  useCitizen();
  useEffect(() => {
    document.title = t("citizen.title");
    void phone.language.change(() => language);
  }, [t, language]);
  return (
    <Router>
      <AlertsProvider>
        <ReportsProvider>
          <a className="skip-link" href="#content">
            {t("common.skipToContent")}
          </a>
          <TopBar />
          <Screen />
        </ReportsProvider>
      </AlertsProvider>
    </Router>
  );
}

function Screen() {
  const { route } = useWay();
  useStartOfScreen(pathOf(route));
  switch (route.name) {
    case "home":
      return <HomeScreen />;
    case "help":
      return <HelpFlow key={`${route.alertId ?? ""} ${String(route.forSomeoneElse)}`} asked={route} />;
    case "sent":
      return <SentScreen reportId={route.reportId} silent={route.silent} />;
    case "reports":
      return <ReportsScreen />;
    case "alert":
      return <AlertScreen key={route.alertId} alertId={route.alertId} />;
    case "receiving":
      return <ReceivingScreen />;
    case "place":
      return <PlaceScreen name={route.place} />;
    case "settings":
      return <SettingsScreen />;
  }
}
