import { ToolIcon } from "@najda/client/map";
import { useWords } from "@najda/client/react";

/** Switches the coverage layer of the map. */
export function CoverageTool({ on, set }: { readonly on: boolean; set(on: boolean): void }) {
  const { t } = useWords();
  const name = t(on ? "coverage.hide" : "coverage.show");
  return (
    <button type="button" aria-pressed={on} aria-label={name} title={name} onClick={() => set(!on)}>
      <ToolIcon path="M8 2l5 3v6l-5 3-5-3V5zM8 6l2 1.2v2.4L8 11l-2-1.4V7.2z" />
    </button>
  );
}
