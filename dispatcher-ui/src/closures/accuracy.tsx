import { Bdi, Refusal, useFormat, useWords } from "@najda/client/react";
import { useReading } from "../shell/use-reading.ts";

/** From this factor on an hour stands out. */
const noticeable = 1.1;

/** For supervisors: how far off the predictions of the last weeks were, by type of unit, and what corrects them. */
export function Accuracy() {
  const { t } = useWords();
  const format = useFormat();
  const { value, refusal } = useReading("travel:accuracy", { input: {} });
  const percent = (share: number): string => `${format.number(share * 100, 0)}%`;
  const fixed = (factor: number): string => factor.toFixed(2);
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
              <th scope="col">{t("console.streets.errorBefore")}</th>
              <th scope="col">{t("console.streets.errorNow")}</th>
            </tr>
          </thead>
          <tbody>
            {value.types.map(({ unitType, drives, factor, errorBefore, errorAfter }) => (
              <tr key={unitType}>
                <th scope="row">
                  <Bdi>{unitType}</Bdi>
                </th>
                <td className="number">{format.number(drives, 0)}</td>
                <td className="number">{fixed(factor)}</td>
                <td className="number">{percent(errorBefore)}</td>
                <td className="number">{percent(errorAfter)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hours.length > 0 && (
        <>
          <h3>{t("console.streets.byHour")}</h3>
          <ul role="list" className="hours number">
            {hours.map(({ hour, factor }) => (
              <li key={hour} data-slow={factor > noticeable}>
                <span className="dim">{`${String(hour).padStart(2, "0")}:00`}</span> {fixed(factor)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Refusal refusal={refusal} />
    </details>
  );
}
