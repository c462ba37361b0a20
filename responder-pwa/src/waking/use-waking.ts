import { useEffect, useState } from "react";
import { newId, subscribeToPush } from "@najda/client";
import type { PushFault } from "@najda/client";
import { useCommand, useInstallation } from "@najda/client/react";
import type { Sending } from "@najda/client/react";

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

async function wakeMe(publicKey: string, send: Sending<"device:save">["send"]): Promise<Waking> {
  const result = await subscribeToPush(publicKey);
  if (!result.ok) return result.why;
  const saved = await send({ id: deviceId(), channel: result.channel });
  return saved.kind === "refused" ? "failed" : "on";
}

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
  useEffect(() => {
    if (granted() && publicKey !== undefined) void wakeMe(publicKey, send).then(setWaking);
  }, [publicKey, send]);
  return {
    waking,
    allow() {
      if (publicKey === undefined) return;
      setWaking("pending");
      void wakeMe(publicKey, send).then(setWaking);
    },
  };
}
