import { useCallback, useEffect, useState } from "react";
import { newId, subscribeToPush } from "@najda/client";
import type { PushFault } from "@najda/client";
import { useConnection, useInstallation, useNajda, useWords } from "@najda/client/react";
import { useAlerts } from "../alerts/use-alerts.tsx";
import { phone, useKept } from "../phone/kept.ts";
import { receivingState } from "./state.ts";
import type { ReceivingFacts, ReceivingState } from "./state.ts";
import { subscriptionMark } from "./subscription-mark.ts";

export interface Receiving {
  readonly state: ReceivingState;
  readonly permission: ReceivingFacts["permission"];
  readonly subscribed: boolean;
  readonly pending: boolean;
  /** Why the last press did not set it up. */
  readonly fault: PushFault | undefined;
  readonly turnOn: () => void;
  readonly turnOff: () => void;
}

const permissionNow = (): ReceivingFacts["permission"] => ("Notification" in window ? Notification.permission : "none");

/** Waking this phone for alerts: asked for by a press, kept up by itself when places or language change. */
export function useReceiving(): Receiving {
  const najda = useNajda();
  const { language } = useWords();
  const { vapid, demo } = useInstallation();
  const { cells } = useAlerts();
  const subscribed = useKept(phone.subscribed);
  const live = useConnection().state === "live";
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<PushFault>();
  // A demo sends exercises only, and an exercise may ring only phones that subscribed for exercises.
  const publicKey = demo ? vapid?.exercise : vapid?.public;

  const save = useCallback(
    async (id: string): Promise<PushFault | undefined> => {
      if (publicKey === undefined) return "failed";
      const result = await subscribeToPush(publicKey);
      if (!result.ok) return result.why;
      const endpoint = result.channel.kind === "web-push" ? result.channel.endpoint : "";
      const sent = await najda.send("subscription:save", { id, cells: [...cells], channel: result.channel, language: language === "en-XA" ? "en" : language });
      if (sent.kind === "refused") return "failed";
      await phone.subscribed.change(() => ({ id, endpoint, saved: subscriptionMark(cells, language) }));
      return undefined;
    },
    [najda, publicKey, cells, language],
  );

  useEffect(() => {
    // Places or language changed, or the page is opened again: subscriptions die silently and are renewed each time.
    if (subscribed === undefined || cells.length === 0 || permissionNow() !== "granted" || !live) return;
    if (subscribed.saved !== subscriptionMark(cells, language)) void save(subscribed.id);
  }, [subscribed, cells, language, live, save]);

  const facts = { cells: cells.length, subscribed: subscribed !== undefined, permission: permissionNow(), live };
  return {
    state: receivingState(facts),
    permission: facts.permission,
    subscribed: facts.subscribed,
    pending,
    fault,
    turnOn() {
      setPending(true);
      setFault(undefined);
      void save(subscribed?.id ?? newId()).then((why) => {
        setFault(why);
        setPending(false);
      });
    },
    turnOff() {
      if (subscribed === undefined) return;
      void najda.send("subscription:remove", { id: subscribed.id });
      void phone.subscribed.change(() => undefined);
      void navigator.serviceWorker?.ready.then((ready) => ready.pushManager.getSubscription()).then((made) => made?.unsubscribe());
    },
  };
}
