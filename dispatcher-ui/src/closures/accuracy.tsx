import { Bdi, Refusal, useFormat, useWords } from "@najda/client/react";
import { useReading } from "../shell/use-reading.ts";

/** For supervisors: how far off the predictions of the last weeks were, by type of unit, and what corrects them. */
export function Accuracy() {
  const { t } = useWords();
  const format = useFormat();
  const { value, refusal } = useReading("travel:accuracy", { input: {} });
  const percent = (share: number): string => format.number(share * 100, 0);
  const hours = value?.hours.filter(({ drives }) => drives > 0) ?? [];
  return (
    <details className="accuracy">
      <summary>{t("console.streets.accuracy")}</summary>
      {value !== undefined && value.types.length === 0 && <p className="dim">{t("console.streets.accuracyNone")}</p>}
      {value !== undefined && value.types.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("console.streets.unitType")}</th>
              <th scope="col">{t("console.streets.drives")}</th>
              <th scope="col">{t("console.streets.factor")}</th>
              <th scope="col">{t("console.streets.error")}</th>
            </tr>
          </thead>
          <tbody>
            {value.types.map(({ unitType, drives, factor, errorBefore, errorAfter }) => (
              <tr key={unitType}>
                <th scope="row">
                  <Bdi>{unitType}</Bdi>
                </th>
                <td className="number">{format.number(drives, 0)}</td>
                <td className="number">{format.number(factor, 2)}</td>
                <td className="number">{t("console.streets.errorBoth", { before: percent(errorBefore), after: percent(errorAfter) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hours.length > 0 && (
        <p className="dim">
          {t("console.streets.byHour")}{" "}
          {hours.map(({ hour, factor }) => (
            <Bdi key={hour} className="number hour">{`${String(hour).padStart(2, "0")}:00 ${format.number(factor, 2)}`}</Bdi>
          ))}
        </p>
      )}
      <Refusal refusal={refusal} />
    </details>
  );
}
