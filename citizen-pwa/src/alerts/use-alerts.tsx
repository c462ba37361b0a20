import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { PublishedAlert, ReceiptKind } from "@najda/protocol";
import { createTone, onWorkerMessage } from "@najda/client";
import { useConnection, useEvents, useNajda, useNow } from "@najda/client/react";
import { phone, useKept } from "../phone/kept.ts";
import type { Told } from "../phone/records.ts";
import { cellsOf, spotsOf } from "../places/spots.ts";
import { useHere } from "../places/use-here.ts";
import type { HereNow } from "../places/use-here.ts";
import { useWay } from "../shell/router.tsx";
import { inForce, withAlert, worthKeeping } from "./in-force.ts";
import { concerns, nearness } from "./nearness.ts";
import type { Nearness, Spot } from "./nearness.ts";

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

/** While an alert is this fresh it rings and comes to the front by itself; later it waits on the first screen. */
const newsMs = 10 * 60_000;

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
  useWatchedCells(cells);
  useArrivals(spots);

  const value = useMemo<Alerts>(() => {
    const forMe = (alert: PublishedAlert): AlertForMe => ({ alert, near: nearness(alert.area, spots) });
    const shown = inForce(known, now).map(forMe).toSorted((a, b) => Number(concerns(b.near)) - Number(concerns(a.near)));
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

/** Tells the server which cells this page wants to hear of, again after each connection: it forgets when the socket closes. */
function useWatchedCells(cells: readonly string[]): void {
  const najda = useNajda();
  const live = useConnection().state === "live";
  useEffect(() => {
    if (live && cells.length > 0) void najda.send("cells:watch", { cells: [...cells] });
  }, [najda, live, cells]);
}

/** Keeps what comes, and brings what is new and means this person to the front, but never over a call for help. */
function useArrivals(spots: readonly Spot[]): void {
  const { route, go } = useWay();
  const [tone] = useState(createTone);
  useEffect(() => {
    const unlock = (): void => tone.unlock();
    document.addEventListener("pointerdown", unlock, { once: true });
    return () => document.removeEventListener("pointerdown", unlock);
  }, [tone]);
  useEvents((event) => {
    if (event.name !== "alert:published") return;
    const { payload } = event;
    const before = phone.alerts.get();
    void phone.alerts.change((kept) => worthKeeping(withAlert(kept, payload), Date.now()));
    void phone.proven.change(() => new Date().toISOString());
    const news = !before.some((alert) => alert.alertId === payload.alertId && alert.version >= payload.version);
    const fresh = Date.now() - Date.parse(payload.sentAt) < newsMs && Date.parse(payload.expires) > Date.now();
    if (!news || !fresh || !concerns(nearness(payload.area, spots))) return;
    tone.play();
    if (navigator.userActivation?.hasBeenActive === true) navigator.vibrate?.([400, 200, 400]);
    const busy = route.name === "help" || route.name === "sent" || route.name === "alert";
    if (!busy && payload.kind === "alert") go({ name: "alert", alertId: payload.alertId });
  });
  useEffect(
    () =>
      onWorkerMessage((message) => {
        if (message.type !== "pushed") return;
        void phone.alerts.reload();
        void phone.told.reload();
        void phone.proven.reload();
      }),
    [],
  );
}
