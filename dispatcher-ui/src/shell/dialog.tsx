import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "@najda/client/react";

interface Props {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
  close(): void;
}

/** The browser's own dialog: keeps the focus inside, closes with Escape, gives the focus back. */
export function Dialog({ title, wide = false, children, close }: Props) {
  const { t } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={box} className={wide ? "wide" : undefined} aria-label={title} onClose={close} onCancel={close} onKeyDown={(event) => event.stopPropagation()}>
      <header className="dialog-head">
        <h2>{title}</h2>
        <button type="button" className="small" onClick={close}>
          {t("common.dialog.close")}
        </button>
      </header>
      {children}
    </dialog>
  );
}
