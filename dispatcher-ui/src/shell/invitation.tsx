import { useState, type FormEvent } from "react";
import { Refusal, useNajda, useWords, WayIn } from "@najda/client/react";
import type { Refusal as Said } from "@najda/client/translations";

interface Props {
  readonly token: string;
  /** The link has done its work, or is not wanted. */
  leave(): void;
}

const textOf = (fields: FormData, name: string): string => {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
};

/** What the one-time link of `npm run admin` opens: an administrator chooses a name and a password. */
export function Invitation({ token, leave }: Props) {
  const najda = useNajda();
  const { t } = useWords();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Said>();
  const [differ, setDiffer] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [password, centreName] = [textOf(fields, "password"), textOf(fields, "centreName").trim()];
    const same = password === textOf(fields, "repeat");
    setDiffer(!same);
    setRefusal(undefined);
    if (!same) return;
    setPending(true);
    const answer = await najda.acceptInvitation({ token, name: textOf(fields, "name").trim(), password, ...(centreName !== "" && { centreName }) });
    setPending(false);
    if (answer.ok) leave();
    else setRefusal(answer);
  };

  return (
    <WayIn>
      <form className="panel" onSubmit={(event) => void submit(event)} aria-labelledby="invitation-title">
        <h1 id="invitation-title">{t("common.invitation.title")}</h1>
        <p className="dim">{t("common.invitation.hint")}</p>
        <label>
          {t("common.signIn.name")}
          <input name="name" autoComplete="username" autoCapitalize="none" spellCheck={false} required minLength={2} maxLength={60} dir="auto" />
        </label>
        <label>
          {t("common.signIn.password")}
          <input name="password" type="password" autoComplete="new-password" required minLength={12} maxLength={200} dir="ltr" aria-describedby="password-hint" />
        </label>
        <p className="dim" id="password-hint">
          {t("common.invitation.passwordHint")}
        </p>
        <label>
          {t("common.invitation.repeat")}
          <input name="repeat" type="password" autoComplete="new-password" required maxLength={200} dir="ltr" />
        </label>
        <label>
          {t("common.invitation.centreName")}
          <input name="centreName" autoComplete="organization" maxLength={200} dir="auto" aria-describedby="centre-hint" />
        </label>
        <p className="dim" id="centre-hint">
          {t("common.invitation.centreHint")}
        </p>
        {differ && (
          <p role="alert" className="refusal">
            {t("common.invitation.differ")}
          </p>
        )}
        <Refusal refusal={refusal} />
        <button type="submit" className="primary" disabled={pending}>
          {t(pending ? "common.invitation.pending" : "common.invitation.submit")}
        </button>
        <button type="button" className="plain" onClick={leave}>
          {t("common.invitation.instead")}
        </button>
      </form>
    </WayIn>
  );
}
