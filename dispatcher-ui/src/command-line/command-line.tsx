import { useMemo, useState, type FormEvent, type KeyboardEvent } from "react";
import { refusalSentence } from "@najda/client/translations";
import { useBoard, useNajda, useNow, usePerson, useWords } from "@najda/client/react";
import type { Board } from "@najda/protocol";
import { useDesk } from "../shell/desk.tsx";
import { useDispositions } from "../shell/dispositions.tsx";
import type { Desk as ReadAgainst } from "./desk.ts";
import { useHistory } from "./history.ts";
import { preview, problemSentence, type Sentence } from "./preview.ts";
import { useSentence } from "./use-sentence.ts";
import { understand } from "./understand.ts";
import { useRun } from "./use-run.ts";

interface Said {
  readonly tone: "does" | "problem" | "done";
  readonly words: string;
}

type Shown = ReadAgainst["board"];
const nothing: Shown = { units: {}, incidents: {}, assignments: {}, incidentTypes: {} };

/** One line for everything; beside it, before Enter, what Enter will do. */
export function CommandLine({ openHelp }: { readonly openHelp: () => void }) {
  const { t, language } = useWords();
  const desk = useDesk();
  const person = usePerson();
  const najda = useNajda();
  const say = useSentence();
  const dispositions = useDispositions();
  const board = useBoard(({ units, incidents, assignments, incidentTypes }: Board): Shown => ({ units, incidents, assignments, incidentTypes })) ?? nothing;
  const now = useNow(15_000);
  const [line, setLine] = useState("");
  const [result, setResult] = useState<Said>();
  const history = useHistory();
  const { run, pending } = useRun(openHelp);

  const understood = useMemo(() => {
    if (line.trim() === "" || person === undefined) return undefined;
    return understand(line, { board, dispositions, selectedIncidentId: desk.selectedIncidentId, role: person.role, now: new Date(now) });
  }, [line, board, dispositions, desk.selectedIncidentId, person, now]);
  const sentence: Sentence | undefined =
    understood === undefined ? undefined : understood.ok ? preview(understood.intent, board.incidentTypes, language) : problemSentence(understood.problem, language);

  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (understood === undefined || !understood.ok || sentence === undefined) return;
    const what = say(sentence);
    history.add(line);
    setLine("");
    const outcome = await run(understood.intent);
    if (outcome.kind === "refused") setResult({ tone: "problem", words: refusalSentence(outcome.refusal, language) });
    else if (outcome.kind === "shown") setResult(undefined);
    else if (outcome.kind === "nowhere") setResult({ tone: "problem", words: t("console.call.placeNone") });
    else if (outcome.kind === "late") setResult({ tone: "problem", words: t("console.commandLine.late", { status: t(`statuses.${outcome.status}`) }) });
    else setResult({ tone: "done", words: outcome.kind === "queued" ? t("common.state.queued") : t("console.commandLine.done", { what }) });
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const recalled = event.key === "ArrowUp" ? history.older() : event.key === "ArrowDown" ? history.newer() : undefined;
    if (recalled !== undefined) {
      setLine(recalled);
      event.preventDefault();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (line === "") event.currentTarget.blur();
      setLine("");
      setResult(undefined);
    }
  };

  const said: Said | undefined =
    sentence === undefined ? result : { tone: understood?.ok === true ? "does" : "problem", words: say(sentence) };
  return (
    <form className="command-line" onSubmit={(event) => void enter(event)}>
      <label htmlFor="command-line" className="slash" title={t("console.commandLine.label")}>
        <span className="sr-only">{t("console.commandLine.label")}</span>
        <span aria-hidden="true">/</span>
      </label>
      <input
        id="command-line"
        value={line}
        // The hint in an empty line has the page's direction, what is typed its own.
        dir={line === "" ? undefined : "auto"}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={400}
        placeholder={najda.board() === undefined ? "" : t("console.commandLine.placeholder")}
        aria-describedby="command-line-says"
        onChange={(event) => {
          setLine(event.target.value);
          setResult(undefined);
        }}
        onKeyDown={press}
      />
      <output id="command-line-says" className={said?.tone} role={said?.tone === "problem" && sentence === undefined ? "alert" : "status"}>
        {pending ? t("console.commandLine.working") : said?.words}
        {understood?.ok === true && <kbd aria-hidden="true">{t("console.commandLine.enter")}</kbd>}
      </output>
    </form>
  );
}
