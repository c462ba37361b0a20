import { createContext, useCallback, useContext, useMemo } from "react";
import type { ReactNode } from "react";
import type { PublishedAlert, ReceiptKind } from "@najda/protocol";
import { useNajda, useNow } from "@najda/client/react";
import { phone, useKept } from "../phone/kept.ts";
import type { Told } from "../phone/records.ts";
import { cellsOf, spotsOf } from "../places/spots.ts";
import { useHere } from "../places/use-here.ts";
import type { HereNow } from "../places/use-here.ts";
import { inForce } from "./in-force.ts";
import { concerns, nearness } from "./nearness.ts";
import type { Nearness, Spot } from "./nearness.ts";
import { useArrivals } from "./use-arrivals.ts";
import { useWatchedCells } from "./use-watched-cells.ts";

/** An alert and whom it means, decided on this phone. */
export interface AlertForMe {
  readonly alert: PublishedAlert;
  readonly near: Nearness;
}

interface Alerts {
  readonly spots: readonly Spot[];
  /** H3 cells that this phone asks alerts for. */
  readonly cells: readonly string[];
  readonly hereNow: HereNow;
  /** In force, those that mean this person first. */
  readonly shown: readonly AlertForMe[];
  readonly find: (alertId: string) => AlertForMe | undefined;
  readonly told: Told;
  /** Sends a receipt, each kind once for an alert. */
  readonly tell: (alertId: string, kind: ReceiptKind) => void;
}

const AlertsContext = createContext<Alerts | undefined>(undefined);

/** Hears alerts over the page's own connection and from its service worker, keeps them, and knows whom they mean. */
export function AlertsProvider({ children }: { readonly children: ReactNode }) {
  const known = useKept(phone.alerts);
  const places = useKept(phone.places);
  const told = useKept(phone.told);
  const hereNow = useHere(false);
  const now = useNow(30_000);
  const spots = useMemo(() => spotsOf(places, hereNow.here, now), [places, hereNow.here, now]);
  const cellsKey = cellsOf(spots).join(" ");
  const cells = useMemo(() => cellsKey.split(" ").filter(Boolean), [cellsKey]);
  const tell = useReceipts();
  const settled = useWatchedCells(cells);
  useArrivals(spots, settled);

  const value = useMemo<Alerts>(() => {
    const forMe = (alert: PublishedAlert): AlertForMe => ({ alert, near: nearness(alert.area, spots) });
    // The end of an alert is for those who saw its beginning.
    const wanted = (alert: PublishedAlert): boolean => alert.kind === "alert" || told[alert.alertId] !== undefined;
    const shown = inForce(known, now).filter(wanted).map(forMe).toSorted((a, b) => Number(concerns(b.near)) - Number(concerns(a.near)));
    const find = (alertId: string): AlertForMe | undefined => {
      const alert = known.find((each) => each.alertId === alertId);
      return alert === undefined ? undefined : forMe(alert);
    };
    return { spots, cells, hereNow, shown, find, told, tell };
  }, [known, spots, cells, hereNow, now, told, tell]);
  return <AlertsContext value={value}>{children}</AlertsContext>;
}

export function useAlerts(): Alerts {
  const alerts = useContext(AlertsContext);
  if (alerts === undefined) throw new Error("useAlerts is used outside AlertsProvider");
  return alerts;
}

/** Receipts on their way, so that a screen that is drawn twice does not tell twice. */
const underWay = new Set<string>();

function useReceipts(): Alerts["tell"] {
  const najda = useNajda();
  return useCallback(
    (alertId, kind) => {
      const key = `${alertId} ${kind}`;
      if (underWay.has(key) || phone.told.get()[alertId]?.includes(kind) === true) return;
      underWay.add(key);
      const subscriptionId = phone.subscribed.get()?.id;
      const receipt = { alertId, kind, at: new Date().toISOString(), ...(subscriptionId === undefined ? {} : { subscriptionId }) };
      void najda.send("receipt:report", receipt).then((sent) => {
        underWay.delete(key);
        // Not signed in yet: told at the next look. Any other "no" would be the same tomorrow.
        if (sent.kind === "refused" && sent.refusal.code === "signed-out") return;
        void phone.told.change((before) => ({ ...before, [alertId]: [...new Set([...(before[alertId] ?? []), kind])] }));
      });
    },
    [najda],
  );
}
