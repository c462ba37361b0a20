import { Fragment } from "react";
import type { LngLat } from "@najda/protocol";
import { Bdi, useWords } from "@najda/client/react";
import { useMay } from "../shell/use-may.ts";
import { useReading } from "../shell/use-reading.ts";
import { floorName } from "./floor-name.ts";

/** What was known of the place beforehand: dangers first, pre-plans floor by floor. */
export function Premises({ at }: { readonly at: LngLat }) {
  const { t } = useWords();
  const may = useMay();
  const { value } = useReading("premise:at", { input: may("premise:at") ? { at } : undefined });
  if (value === undefined || value.premises.length === 0) return null;
  return (
    <section aria-label={t("zones.known")}>
      <h3>{t("zones.known")}</h3>
      {value.premises.map(({ id, kind, name, hazard, text, floors }) => (
        <details key={id} open={kind === "hazard"}>
          <summary className={kind === "hazard" ? "caution" : undefined}>
            {t(`zones.${kind}`)}: <Bdi>{name}</Bdi> {hazard !== undefined && <Bdi className="dim">{hazard}</Bdi>}
          </summary>
          {text !== "" && (
            <p className="narrative">
              <Bdi>{text}</Bdi>
            </p>
          )}
          {floors.length > 0 && (
            <dl className="facts">
              {floors.map((each) => (
                <Fragment key={each.floor}>
                  <dt>{floorName(t, each.floor)}</dt>
                  <dd>
                    <Bdi>{each.text}</Bdi>
                  </dd>
                </Fragment>
              ))}
            </dl>
          )}
        </details>
      ))}
    </section>
  );
}
