import type { ReactNode } from "react";
import { Brand, DemoBadge } from "./pieces.tsx";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";

/** The page in front of an app: the name of the product, language and theme, and what is to be filled in. */
export function WayIn({ children }: { readonly children: ReactNode }) {
  return (
    <div className="sign-in">
      <header>
        <Brand />
        <DemoBadge />
        <div className="choices">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main>{children}</main>
    </div>
  );
}
