import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { useWords } from "@najda/client/react";

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A question that comes up from the edge where the thumb is. Escape and the last button leave everything as it is. */
export function Sheet({ title, close, children }: Props) {
  const { t } = useWords();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={titleId} onClose={close}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <button type="button" className="plain" onClick={close}>
        {t("actions.dismiss")}
      </button>
    </dialog>
  );
}
