import { useEffect } from "react";
import { useWords } from "@najda/client/react";
import { useMapView } from "./map-context.tsx";
import { useMapPick } from "./pick.tsx";

/** What to press for. With the keyboard the map is moved under its cross, and Enter takes the place there. */
export function PickHint() {
  const { t } = useWords();
  const { view } = useMapView();
  const { question, answer } = useMapPick();
  useEffect(() => {
    if (question === undefined || view === undefined) return;
    const canvas = view.map.getCanvas();
    const before = document.activeElement;
    const take = (event: KeyboardEvent): void => {
      // The Enter that pressed the button goes on while it is held.
      if (event.key !== "Enter" || event.repeat) return;
      event.preventDefault();
      const { lng, lat } = view.map.getCenter();
      answer([lng, lat]);
    };
    if (question.toMap === true) canvas.focus({ preventScroll: true });
    canvas.addEventListener("keydown", take);
    return () => {
      canvas.removeEventListener("keydown", take);
      if (document.activeElement === canvas && before instanceof HTMLElement) before.focus();
    };
  }, [view, question, answer]);
  if (question === undefined) return null;
  return (
    <p className="map-hint">
      {question.hint ?? t("console.map.pick")} <span className="by-keyboard">{t("console.map.pickKeys")}</span>
    </p>
  );
}
