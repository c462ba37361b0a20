import { useCallback, useEffect, useState } from "react";
import { newId, subscribeToPush } from "@najda/client";
import type { PushFault } from "@najda/client";
import { useCommand, useInstallation } from "@najda/client/react";

const key = "najda.responder.device";

/** Whether this device can be woken while its page is in the background. */
export type Waking = "on" | "off" | "pending" | PushFault;

function deviceId(): string {
  const known = localStorage.getItem(key);
  if (known !== null) return known;
  const fresh = newId();
  localStorage.setItem(key, fresh);
  return fresh;
}

const possible = (): boolean => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
const granted = (): boolean => possible() && Notification.permission === "granted";

const atStart = (): Waking => {
  if (!possible()) return "unsupported";
  return Notification.permission === "denied" ? "denied" : "off";
};

export interface WakingChoice {
  readonly waking: Waking;
  /** From a press: asks for permission where needed, subscribes, and tells the desk where to wake this device. */
  readonly allow: () => void;
}

/** Where permission was given before, the subscription is renewed by itself at each start: they die silently. */
export function useWaking(): WakingChoice {
  const [waking, setWaking] = useState<Waking>(atStart);
  const publicKey = useInstallation().vapid?.crews;
  const { send } = useCommand("device:save");
  const subscribe = useCallback(
    async (vapidKey: string): Promise<void> => {
      const result = await subscribeToPush(vapidKey);
      if (!result.ok) return setWaking(result.why);
      const saved = await send({ id: deviceId(), channel: result.channel });
      setWaking(saved.kind === "refused" ? "failed" : "on");
    },
    [send],
  );
  useEffect(() => {
    if (granted() && publicKey !== undefined) void subscribe(publicKey);
  }, [publicKey, subscribe]);
  return {
    waking,
    allow() {
      if (publicKey === undefined) return;
      setWaking("pending");
      void subscribe(publicKey);
    },
  };
}
