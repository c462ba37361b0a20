import { useState } from "react";
import type { FormEvent } from "react";
import type { AppName, Role } from "@najda/protocol";
import type { Demo } from "../connect/index.ts";
import type { Refusal as Said } from "../translations/index.ts";
import { useDemo, useSession, useWords } from "./hooks.ts";
import { Bdi, Refusal } from "./pieces.tsx";
import { useNajda } from "./provider.tsx";
import { WayIn } from "./way-in.tsx";

const crews: readonly Role[] = ["responder"];

/** Whose accounts an app offers in demo mode. */
const belongs = (app: AppName, role: Role): boolean =>
  app === "responder" ? crews.includes(role) : app === "console" && !crews.includes(role) && role !== "citizen";

/** Name and password; in demo mode also the demo's accounts, one press each. */
export function SignIn({ app }: { readonly app: AppName }) {
  const najda = useNajda();
  const session = useSession();
  const { t } = useWords();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Said>();

  const enter = async (name: string, password: string): Promise<void> => {
    setPending(true);
    setRefusal(undefined);
    const answer = await najda.signIn({ name, password });
    setPending(false);
    if (!answer.ok) setRefusal(answer);
  };

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [name, password] = [fields.get("name"), fields.get("password")];
    if (typeof name === "string" && typeof password === "string") void enter(name, password);
  };

  return (
    <WayIn>
      <form className="panel" onSubmit={submit} aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">{t("common.signIn.title")}</h1>
        <p className="dim">{t(`common.signIn.${app}`)}</p>
        {session.state === "signed-out" && session.ended && <p className="hazard">{t("common.signIn.sessionEnded")}</p>}
        <label>
          {t("common.signIn.name")}
          <input name="name" autoComplete="username" autoCapitalize="none" spellCheck={false} required dir="auto" />
        </label>
        <label>
          {t("common.signIn.password")}
          <input name="password" type="password" autoComplete="current-password" required dir="ltr" />
        </label>
        <Refusal refusal={refusal} />
        <button type="submit" className="primary" disabled={pending}>
          {pending ? t("common.signIn.pending") : t("common.signIn.submit")}
        </button>
      </form>
      <DemoAccounts app={app} pending={pending} enter={enter} />
    </WayIn>
  );
}

interface DemoProps {
  readonly app: AppName;
  readonly pending: boolean;
  readonly enter: (name: string, password: string) => Promise<void>;
}

function DemoAccounts({ app, pending, enter }: DemoProps) {
  const demo = useDemo();
  const { t } = useWords();
  const accounts = demo?.accounts.filter((account) => belongs(app, account.role)) ?? [];
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title">{t("common.signIn.demoTitle")}</h2>
      <p className="dim">{t("common.signIn.demoHint")}</p>
      <ul className="plain-list demo-accounts">
        {accounts.map((account: Demo["accounts"][number]) => (
          <li key={account.name}>
            <button type="button" disabled={pending} onClick={() => void enter(account.name, account.password)}>
              <Bdi>{account.callSign ?? account.name}</Bdi>
              <span className="dim">{t(`roles.${account.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
