import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import type { PublishedAlert } from "@najda/protocol";
import { createTone, onWorkerMessage } from "@najda/client";
import { useEvents } from "@najda/client/react";
import { phone } from "../phone/kept.ts";
import { useWay } from "../shell/router.tsx";
import { arrivalOf } from "./arrival.ts";
import { withAlert, worthKeeping } from "./in-force.ts";
import { nearness } from "./nearness.ts";
import type { Spot } from "./nearness.ts";

/** Long enough that what the server sends in one go has been heard as a whole. */
const settleMs = 300;

/** Screens on which a person is busy with something more urgent than reading. */
const busy: readonly string[] = ["help", "sent", "alert"];

const find = (alertId: string): PublishedAlert | undefined => phone.alerts.get().find((alert) => alert.alertId === alertId);

/** Keeps what comes, and brings what is new and means this person to the front, but never over a call for help. */
export function useArrivals(spots: readonly Spot[], settled: RefObject<boolean>): void {
  const { route, go } = useWay();
  const [tone] = useState(createTone);
  const latest = useRef({ route, go, spots });
  useEffect(() => {
    latest.current = { route, go, spots };
  });
  useEffect(() => {
    const unlock = (): void => tone.unlock();
    document.addEventListener("pointerdown", unlock, { once: true });
    return () => document.removeEventListener("pointerdown", unlock);
  }, [tone]);

  const arrive = (heard: PublishedAlert, before: PublishedAlert | undefined, news: boolean): void => {
    const { route, go, spots } = latest.current;
    const arrival = arrivalOf(heard, { near: nearness(heard.area, spots), before, after: find(heard.alertId), news, now: Date.now() });
    if (arrival === "quiet") return;
    tone.play();
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([400, 200, 400]);
    if (arrival === "front" && !busy.includes(route.name)) go({ name: "alert", alertId: heard.alertId });
  };

  useEvents((event) => {
    if (event.name !== "alert:published") return;
    const { payload } = event;
    const [before, news] = [find(payload.alertId), settled.current];
    const kept = phone.alerts.change((before) => worthKeeping(withAlert(before, payload), Date.now()));
    void phone.proven.change(() => new Date().toISOString());
    // What is not kept yet would look overtaken: a slow phone takes its time to store it.
    const settling = new Promise<void>((resolve) => {
      setTimeout(resolve, settleMs);
    });
    void Promise.all([kept, settling]).then(() => arrive(payload, before, news));
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
