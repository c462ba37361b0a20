import { useFormat, useWords } from "@najda/client/react";
import type { Fields } from "./fields.ts";
import { typesOf } from "./kinds.ts";
import type { Kind } from "./kinds.ts";

interface Props {
  readonly kind: Kind;
  readonly fields: Fields;
  /** Incident types of this installation. */
  readonly known: readonly string[];
  readonly silent: boolean;
  readonly change: (fields: Fields) => void;
}

/** What helps the desk, if there is time for it. Silent: writing comes first, and nobody asks for a number. */
export function MoreFields({ kind, fields, known, silent, change }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const types = typesOf(kind, known);
  return (
    <div className="more-fields">
      {types.length > 1 && (
        <label>
          {t("citizen.help.exactly")}
          <select value={fields.type} onChange={(event) => change({ ...fields, type: event.target.value })}>
            {types.map((type) => (
              <option key={type} value={type}>
                {format.type(type)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>
          {t("citizen.help.text")} ({t("citizen.help.optional")})
        </span>
        <textarea
          rows={silent ? 4 : 2}
          maxLength={3500}
          dir="auto"
          value={fields.text}
          placeholder={t(silent ? "citizen.help.textSilent" : "citizen.help.textHint")}
          onChange={(event) => change({ ...fields, text: event.target.value })}
        />
      </label>
      {!silent && (
        <label>
          <span>
            {t("citizen.help.phone")} ({t("citizen.help.optional")})
          </span>
          <input type="tel" autoComplete="tel" maxLength={32} value={fields.phone} placeholder={t("citizen.help.phoneHint")} onChange={(event) => change({ ...fields, phone: event.target.value })} />
        </label>
      )}
    </div>
  );
}
