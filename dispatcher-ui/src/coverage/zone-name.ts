import type { CoverageGap } from "@najda/protocol";
import type { useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";

type Words = ReturnType<typeof useWords>;

/** The zone's name in the person's language, else as it is signposted. */
export function zoneName({ zone: { names } }: Pick<CoverageGap, "zone">, { t, language }: Words): string {
  const name = names[language] ?? names["und"] ?? Object.values(names)[0];
  return name === undefined ? t("coverage.unnamedZone") : isolate(name);
}
