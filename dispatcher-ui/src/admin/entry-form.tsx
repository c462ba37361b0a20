import { useState, type FormEvent, type ReactNode } from "react";
import type { Refusal as Said } from "@najda/client/translations";
import { Refusal, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";

interface Props {
  readonly button: string;
  readonly children: ReactNode;
  /** What can't be right before anything is sent; shown like a refusal. */
  readonly fault?: string | undefined;
  readonly pending: boolean;
  readonly refusal: Said | undefined;
  /** The name of what was done, or undefined when it was refused. */
  submit(fields: FormData): Promise<string | undefined>;
  leave?(): void;
}

/** A form of the administrator: fields, one button, what came of it beside it. Its fields are empty again when it was done. */
export function EntryForm({ button, children, fault, pending, refusal, submit, leave }: Props) {
  const { t } = useWords();
  const [done, setDone] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    setDone(undefined);
    const name = await submit(new FormData(form));
    if (name === undefined) return;
    setDone(name);
    form.reset();
  };
  return (
    <form className="entry-form panel" onSubmit={(event) => void send(event)}>
      {children}
      <div className="actions">
        <button type="submit" className="primary" disabled={pending}>
          {button}
        </button>
        {leave !== undefined && (
          <button type="button" onClick={leave}>
            {t("console.admin.leave")}
          </button>
        )}
      </div>
      {fault !== undefined && (
        <p role="alert" className="refusal">
          {fault}
        </p>
      )}
      <Refusal refusal={refusal} />
      {done !== undefined && refusal === undefined && fault === undefined && (
        <p role="status" className="safe">
          {t("console.admin.added", { name: isolate(done) })}
        </p>
      )}
    </form>
  );
}

/** The text of a field, trimmed; empty when it is not there. */
export function fieldOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value.trim() : "";
}
