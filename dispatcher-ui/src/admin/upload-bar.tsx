import type { UploadProgress } from "@najda/client";
import { useFormat, useWords } from "@najda/client/react";

/** How far a file is on its way, and how many of its zones are checked. */
export function UploadBar({ progress }: { readonly progress: UploadProgress | undefined }) {
  const { t } = useWords();
  const format = useFormat();
  if (progress === undefined) return null;
  const { step, done, of } = progress;
  // All of it has arrived: the server reads it before it can tell of zones.
  const isRead = step === "sending" && done >= of;
  const figures = step === "sending" ? { done: format.number(done / 1e6, 1), of: format.number(of / 1e6, 1) } : { done: format.number(done), of: format.number(of) };
  return (
    <label className="upload-bar">
      <span className="number">{isRead ? t("zones.reading") : t(`zones.${step}`, figures)}</span>
      <progress {...(!isRead && { max: of, value: done })} />
    </label>
  );
}
