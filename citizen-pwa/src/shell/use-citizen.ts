import { useCallback, useEffect } from "react";
import { useNajda, useSession } from "@najda/client/react";

const againMs = 15_000;

/**
 * Signs this browser in without a name, by itself, and again whenever that was lost or could not be done: nobody who
 * needs help is asked for an account. Answers how to try it now.
 */
export function useCitizen(): () => Promise<boolean> {
  const najda = useNajda();
  const { state } = useSession();
  const enter = useCallback(async () => (await najda.signInAsCitizen()).ok, [najda]);
  useEffect(() => {
    if (state !== "signed-out") return;
    const tryNow = (): void => void enter();
    tryNow();
    const timer = setInterval(tryNow, againMs);
    window.addEventListener("online", tryNow);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", tryNow);
    };
  }, [state, enter]);
  return enter;
}
