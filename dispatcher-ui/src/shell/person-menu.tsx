import { useEffect, useRef, useState } from "react";
import { Bdi, LanguageSwitch, ThemeSwitch, useNajda, usePerson, useWords } from "@najda/client/react";
import { useSound } from "./sound.tsx";

/** Who is signed in, and what belongs to the person: language, theme, sound, keys, the way out. */
export function PersonMenu({ openKeys }: { readonly openKeys: () => void }) {
  const { t } = useWords();
  const person = usePerson();
  const najda = useNajda();
  const sound = useSound();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [open]);
  if (person === undefined) return null;
  return (
    <div
      ref={box}
      className="person-menu"
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        setOpen(false);
        box.current?.querySelector("button")?.focus();
      }}
    >
      <button type="button" className="pill" aria-expanded={open} aria-haspopup="true" title={t("console.top.menu", { name: person.name })} onClick={() => setOpen(!open)}>
        <Bdi>{person.name}</Bdi>
        <span className="dim role">{t(`roles.${person.role}`)}</span>
      </button>
      {open && (
        <div className="menu panel">
          <p className="dim">
            <Bdi>{person.name}</Bdi> · {t(`roles.${person.role}`)}
          </p>
          <label>
            {t("common.language.label")}
            <LanguageSwitch />
          </label>
          <label className="row-label">
            <span>{t("common.theme.label")}</span>
            <ThemeSwitch />
          </label>
          <label className="row-label">
            <span>{t("console.top.sound")}</span>
            <input type="checkbox" checked={sound.on} onChange={(change) => sound.set(change.target.checked)} />
          </label>
          <button
            type="button"
            onClick={() => {
              setOpen(false);
              openKeys();
            }}
          >
            {t("console.top.shortcuts")} <kbd aria-hidden="true">?</kbd>
          </button>
          <button type="button" onClick={() => void najda.signOut()}>
            {t("common.signIn.signOut")}
          </button>
        </div>
      )}
    </div>
  );
}
