import { useState, type ReactNode } from "react";
import type { Reply } from "@najda/protocol";
import { Refusal, useWords } from "@najda/client/react";
import { useReading } from "../shell/use-reading.ts";
import { Agencies } from "./agencies.tsx";
import { Centres } from "./centres.tsx";
import { IncidentTypes } from "./incident-types.tsx";
import { Outcomes } from "./outcomes.tsx";
import { People } from "./people.tsx";
import { Units } from "./units.tsx";
import { Zones } from "./zones.tsx";

export type Master = Reply<"master:list">;

export interface SectionProps {
  readonly master: Master;
  /** Something was added or changed: read the lists again. */
  changed(): void;
}

const sections = ["centres", "agencies", "units", "people", "types", "outcomes", "zones"] as const;
type Section = (typeof sections)[number];

/** What has to be there before the first call. Plain tables and forms, nothing else. */
export function AdminPage() {
  const { t } = useWords();
  const [section, setSection] = useState<Section>("agencies");
  const { value, refusal, again } = useReading("master:list", { input: {}, waitMs: 0 });
  return (
    <div className="admin">
      <nav aria-label={t("console.admin.title")}>
        {sections.map((each) => (
          <button key={each} type="button" className="plain" aria-current={each === section ? "page" : undefined} onClick={() => setSection(each)}>
            {t(each === "zones" ? "zones.title" : `console.admin.${each}`)}
          </button>
        ))}
        <button type="button" className="plain" onClick={again}>
          {t("console.admin.reload")}
        </button>
      </nav>
      <section aria-label={t(section === "zones" ? "zones.title" : `console.admin.${section}`)}>
        <h1>{t(section === "zones" ? "zones.title" : `console.admin.${section}`)}</h1>
        <Refusal refusal={refusal} />
        {value === undefined ? refusal === undefined && <p className="dim">{t("common.state.loading")}</p> : <Content section={section} master={value} changed={again} />}
      </section>
    </div>
  );
}

function Content({ section, ...props }: SectionProps & { readonly section: Section }): ReactNode {
  switch (section) {
    case "centres":
      return <Centres {...props} />;
    case "agencies":
      return <Agencies {...props} />;
    case "units":
      return <Units {...props} />;
    case "people":
      return <People {...props} />;
    case "types":
      return <IncidentTypes {...props} />;
    case "outcomes":
      return <Outcomes {...props} />;
    case "zones":
      return <Zones {...props} />;
  }
}
