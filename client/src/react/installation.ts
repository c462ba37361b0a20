import { useEffect, useState } from "react";
import { readInstallation, rememberedInstallation } from "../connect/installation.ts";
import type { Installation } from "../connect/installation.ts";
import { useNajda } from "./provider.tsx";

/** Name, numbers and catalogue of this installation: at once what is remembered, then what the server says. */
export function useInstallation(): Installation {
  const { app } = useNajda();
  const [installation, setInstallation] = useState(rememberedInstallation);
  useEffect(() => {
    let gone = false;
    const ask = (): void =>
      void readInstallation({ app, url: "" }).then((read) => {
        if (read !== undefined && !gone) setInstallation(read);
      });
    ask();
    window.addEventListener("online", ask);
    return () => {
      gone = true;
      window.removeEventListener("online", ask);
    };
  }, [app]);
  return installation;
}
