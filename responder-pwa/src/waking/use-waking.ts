import { useEffect, useState } from "react";
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
  const { vapid } = useInstallation();
  const { send } = useCommand("device:save");
  const allow = async (): Promise<void> => {
    if (vapid === undefined) return;
    setWaking("pending");
    const result = await subscribeToPush(vapid.crews);
    if (!result.ok) return setWaking(result.why);
    const saved = await send({ id: deviceId(), channel: result.channel });
    setWaking(saved.kind === "refused" ? "failed" : "on");
  };
  const granted = possible() && Notification.permission === "granted";
  useEffect(() => {
    if (granted && waking === "off" && vapid !== undefined) void allow();
    // Only when the keys arrive: a renewal that failed is tried again at the next start or press.
  }, [vapid?.crews]);
  return { waking, allow: () => void allow() };
}
