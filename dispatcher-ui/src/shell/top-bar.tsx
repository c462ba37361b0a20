import { Brand, ConnectionPill, DemoBadge, usePerson, useWords } from "@najda/client/react";
import { CommandLine } from "../command-line/command-line.tsx";
import { Clock } from "./clock.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { viewsOf, type View } from "./views.ts";
import { WaitingCount } from "./waiting-count.tsx";

interface Props {
  readonly view: View;
  openHelp(): void;
  openKeys(): void;
}

/** Who we are, the line, and whether what is shown is true at this moment. */
export function TopBar({ view, openHelp, openKeys }: Props) {
  const { t } = useWords();
  const person = usePerson();
  const pages = person === undefined ? [] : viewsOf(person.role);
  return (
    <header className="top-bar">
      <Brand />
      <DemoBadge />
      {pages.length > 1 && (
        <nav aria-label={t("console.views.label")}>
          {pages.map((page) => (
            <a key={page} href={`#/${page}`} aria-current={page === view ? "page" : undefined}>
              {t(`console.views.${page}`)}
            </a>
          ))}
        </nav>
      )}
      {view === "desk" ? <CommandLine openHelp={openHelp} /> : <span className="command-line-space" />}
      <ConnectionPill />
      {view === "desk" && <WaitingCount />}
      <Clock />
      <PersonMenu openKeys={openKeys} />
    </header>
  );
}
