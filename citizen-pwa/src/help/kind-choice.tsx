import { useWords } from "@najda/client/react";
import { useWay } from "../shell/router.tsx";
import type { Route } from "../shell/route.ts";
import { KindIcon } from "./kind-icon.tsx";
import type { Choice } from "./kinds.ts";

interface Props {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly asked: Route & { readonly name: "help" };
}

/** A few big choices, each a picture and a word. */
export function KindChoice({ title, choices, asked }: Props) {
  const { t } = useWords();
  const { go } = useWay();
  return (
    <>
      <h1>{title}</h1>
      <div className="kinds">
        {choices.map(({ kind }) => (
          <button key={kind} type="button" className="kind" onClick={() => go({ ...asked, kind })}>
            <KindIcon kind={kind} />
            {t(`citizen.help.kinds.${kind}`)}
          </button>
        ))}
      </div>
    </>
  );
}
