import { useWords } from "@najda/client/react";

/** Nobody may take an exercise for the real thing, nor the real thing for an exercise. */
export function ExerciseMark() {
  const { t } = useWords();
  return (
    <p className="exercise-mark">
      <strong>{t("citizen.alerts.exercise")}</strong> {t("citizen.alerts.exerciseLong")}
    </p>
  );
}
