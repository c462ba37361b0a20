import type { IncidentType } from "@najda/protocol";
import { useBoard, useFormat, useWords } from "@najda/client/react";
import { PriorityMark } from "../incidents/priority.tsx";
import { Combobox } from "../shell/combobox.tsx";
import { fittingTypes } from "./fitting-types.ts";

type Option = IncidentType & { readonly id: string };

interface Props {
  readonly text: string;
  readonly invalid: boolean;
  change(text: string): void;
  choose(type: IncidentType): void;
}

/** What is happening: a few letters in any language find the type. */
export function TypeField({ text, invalid, change, choose }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const types = useBoard((board) => board.incidentTypes) ?? {};
  const options = fittingTypes(text, Object.values(types), format.type).map((type) => ({ ...type, id: type.code }));
  return (
    <Combobox<Option>
      label={t("console.call.type")}
      hint={t("console.call.typeHint")}
      text={text}
      options={options}
      invalid={invalid}
      none={t("console.call.typeNone")}
      change={change}
      choose={choose}
    >
      {(type) => (
        <>
          <PriorityMark priority={type.priority} /> <span>{format.type(type)}</span>
        </>
      )}
    </Combobox>
  );
}
