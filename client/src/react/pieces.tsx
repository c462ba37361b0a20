import type { ReactNode } from "react";
import { refusalSentence } from "../translations/index.ts";
import type { Refusal as Said } from "../translations/index.ts";
import { useInstallation } from "./installation.ts";
import { useChoices } from "./provider.tsx";
import { useDemo, useWords } from "./hooks.ts";

interface BdiProps {
  readonly children: ReactNode;
  readonly className?: string;
}

/** Call signs, numbers, times, names, coordinates: read in their own direction, never translated. */
export const Bdi = ({ children, className }: BdiProps) => (
  <bdi translate="no" className={className}>
    {children}
  </bdi>
);

/** The sentence of a refusal, said to screen readers at once. Nothing while there is none. */
export function Refusal({ refusal }: { readonly refusal: Said | undefined }) {
  const { language } = useChoices();
  if (refusal === undefined) return null;
  return (
    <p role="alert" className="refusal" data-code={refusal.code}>
      {refusalSentence(refusal, language)}
    </p>
  );
}

/** The mark that everything here is invented; only in demo mode. */
export function DemoBadge() {
  const accounts = useDemo();
  const { demo } = useInstallation();
  const { t } = useWords();
  // Without a network the accounts are unknown, what kind of installation this is is not.
  if (accounts === undefined && !demo) return null;
  return (
    <span className="demo-badge" title={t("common.demo.explanation")}>
      {t("common.demo.badge")}
    </span>
  );
}

/** The diamond and the name. */
export function Brand() {
  const { t } = useWords();
  return (
    <span className="brand">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 0l8 8-8 8-8-8z" />
      </svg>
      {t("common.brand")}
    </span>
  );
}
