import { useState } from "react";
import type { Account } from "@najda/protocol";
import { Refusal, useCommand, useWords } from "@najda/client/react";
import { useMay } from "../shell/use-may.ts";

interface Props {
  readonly account: Account;
  changed(): void;
}

/** An account can be stopped at once, which ends its sessions; a new password is set here too. */
export function PersonActions({ account, changed }: Props) {
  const { t } = useWords();
  const may = useMay();
  const change = useCommand("person:change");
  const revoke = useCommand("session:revoke");
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const [ended, setEnded] = useState<number>();

  const apply = async (part: { active?: boolean; password?: string }): Promise<void> => {
    const sent = await change.send({ personId: account.id, ...part });
    if (sent.kind !== "done") return;
    setPassword("");
    changed();
  };
  const end = async (): Promise<void> => {
    const sent = await revoke.send({ personId: account.id });
    if (sent.kind === "done") setEnded(sent.value.ended);
  };

  return (
    <div className="person-actions">
      <button type="button" className="small" aria-expanded={open} aria-label={t("console.admin.changeNamed", { name: account.name })} onClick={() => setOpen(!open)}>
        {t("console.admin.change")}
      </button>
      {open && (
        <div className="panel-form">
          <button type="button" className="small" disabled={change.pending} onClick={() => void apply({ active: !account.active })}>
            {t(account.active ? "console.admin.deactivate" : "console.admin.activate")}
          </button>
          {may("session:revoke") && (
            <button type="button" className="small" disabled={revoke.pending} onClick={() => void end()}>
              {t("console.admin.endSessions")}
            </button>
          )}
          <label>
            {t("console.admin.newPassword")}
            <input
              type="password"
              value={password}
              minLength={12}
              maxLength={200}
              autoComplete="new-password"
              placeholder={t("console.admin.passwordHint")}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          <button type="button" className="small" disabled={change.pending || password.length < 12} onClick={() => void apply({ password })}>
            {t("console.admin.save")}
          </button>
          {ended !== undefined && <p role="status">{t("console.admin.sessionsEnded", { count: ended })}</p>}
          <Refusal refusal={change.refusal ?? revoke.refusal} />
        </div>
      )}
    </div>
  );
}
