import { useNow, useWords } from "@najda/client/react";
import { OtherAlerts, WorstAlert } from "../alerts/alert-cards.tsx";
import { useAlerts } from "../alerts/use-alerts.tsx";
import { knowledgeOf } from "../help/place.ts";
import { LocationWords } from "../help/location-words.tsx";
import { ReceivingLine } from "../receiving/receiving-line.tsx";
import { ReportCards } from "../reports/report-cards.tsx";
import { EmergencyCall } from "../shell/emergency-call.tsx";
import { Link, useWay } from "../shell/router.tsx";

/** Whom to call, what is in force here, and one press to ask for help. */
export function HomeScreen() {
  const { t } = useWords();
  const { go } = useWay();
  const { hereNow } = useAlerts();
  const now = useNow(5000);
  const { here, locating, locate } = hereNow;
  const help = (changes: { forSomeoneElse?: boolean; silent?: boolean }): void => {
    locate();
    go({ name: "help", forSomeoneElse: false, silent: false, ...changes });
  };
  return (
    <>
      <main id="content" className="screen home">
        <h1 className="sr-only">{t("citizen.title")}</h1>
        <EmergencyCall />
        <WorstAlert />
        <button type="button" className="get-help fill-danger" onClick={() => help({})}>
          {t("actions.get-help")}
        </button>
        <LocationWords here={here} knowledge={knowledgeOf(here, { now, locating: locating === "searching" })} />
        <div className="pair">
          <button type="button" onClick={() => help({ forSomeoneElse: true })}>
            {t("actions.for-someone-else")}
          </button>
          <button type="button" onClick={() => help({ silent: true })}>
            {t("actions.silent-text")}
          </button>
        </div>
        <OtherAlerts />
        <ReportCards />
      </main>
      <footer className="home-foot">
        <ReceivingLine />
        <Link to={{ name: "settings" }} className="button small plain">
          {t("citizen.settings.title")}
        </Link>
      </footer>
    </>
  );
}
