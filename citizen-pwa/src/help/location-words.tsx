import { useFormat, useWords } from "@najda/client/react";
import type { Here } from "../phone/records.ts";
import { unbroken } from "../shell/isolate.ts";
import type { Knowledge } from "./place.ts";

interface Props {
  readonly here: Here | undefined;
  readonly knowledge: Knowledge;
}

/** Whether the phone knows where it is, and how well: said before anybody relies on it. */
export function LocationWords({ here, knowledge }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const accuracy = unbroken(here === undefined ? "" : format.accuracy(here.accuracyMetres));
  const words = {
    good: () => t("citizen.help.locationSent", { accuracy }),
    rough: () => t("citizen.help.locationRough", { accuracy }),
    searching: () => t("citizen.help.locationSearching"),
    missing: () => t("citizen.help.locationMissing"),
  };
  return (
    <p className="location-words number" data-knowledge={knowledge}>
      {words[knowledge]()}
    </p>
  );
}
