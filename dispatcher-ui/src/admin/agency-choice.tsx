import type { Agency } from "@najda/protocol";
import { useWords } from "@najda/client/react";

interface Props {
  readonly agencies: readonly Agency[];
  readonly chosen?: string | undefined;
}

/** Whose it is: the field `agencyId` of a form. */
export function AgencyChoice({ agencies, chosen }: Props) {
  const { t } = useWords();
  return (
    <label>
      {t("console.admin.agency")}
      <select name="agencyId" required translate="no" defaultValue={chosen}>
        {agencies.map((agency) => (
          <option key={agency.id} value={agency.id}>
            {agency.name}
          </option>
        ))}
      </select>
    </label>
  );
}
