import { useCallback, useEffect, useRef, useState } from "react";
import type { CommandName, Reply, SentInput } from "@najda/protocol";
import type { Refusal } from "@najda/client/translations";
import { useNajda } from "@najda/client/react";

export interface Reading<N extends CommandName> {
  /** The last answer to this question; kept while it is asked again. */
  readonly value: Reply<N> | undefined;
  readonly refusal: Refusal | undefined;
  readonly loading: boolean;
  again(): void;
}

interface Answered<N extends CommandName> {
  readonly question: string;
  readonly value?: Reply<N>;
  readonly refusal?: Refusal | undefined;
}

interface Question<N extends CommandName> {
  /** Undefined: nothing is asked. */
  readonly input: SentInput<N> | undefined;
  /** Asked again when this changes, after `waitMs` without another change. */
  readonly freshness?: string;
  readonly waitMs?: number;
}

/** The answer to a command that only reads: asked when the question or its freshness changes; late answers to older questions are dropped. */
export function useReading<N extends CommandName>(name: N, { input, freshness = "", waitMs = 120 }: Question<N>): Reading<N> {
  const najda = useNajda();
  const [answered, setAnswered] = useState<Answered<N>>();
  const [asked, setAsked] = useState(0);
  const [open, setOpen] = useState(0);
  const question = input === undefined ? "" : JSON.stringify(input);
  const latest = useRef(question);
  useEffect(() => {
    latest.current = question;
  });

  useEffect(() => {
    if (question === "") return;
    const timer = setTimeout(() => {
      setOpen((count) => count + 1);
      void najda.send(name, JSON.parse(question) as SentInput<N>).then((sent) => {
        setOpen((count) => count - 1);
        if (latest.current !== question || sent.kind === "queued") return;
        setAnswered((before) =>
          sent.kind === "done"
            ? { question, value: sent.value }
            : { question, refusal: sent.refusal, ...(before?.question === question && before.value !== undefined && { value: before.value }) },
        );
      });
    }, waitMs);
    return () => clearTimeout(timer);
  }, [najda, name, question, freshness, waitMs, asked]);

  const again = useCallback(() => setAsked((count) => count + 1), []);
  const mine = answered?.question === question ? answered : undefined;
  return { value: mine?.value, refusal: mine?.refusal, loading: open > 0 || (question !== "" && mine === undefined), again };
}
