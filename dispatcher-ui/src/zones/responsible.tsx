import { Fragment } from "react";
import type { LngLat } from "@najda/protocol";
import { Bdi, useWords } from "@najda/client/react";
import { placeName } from "@najda/client/translations";
import { useMay } from "../shell/use-may.ts";
import { useReading } from "../shell/use-reading.ts";

/** Whose a place is: agency and zone; and a warning when it is nobody's. */
export function Responsible({ at }: { readonly at: LngLat | undefined }) {
  const { t, language } = useWords();
  const may = useMay();
  const { value } = useReading("zone:at", { input: at === undefined || !may("zone:at") ? undefined : { at } });
  if (at === undefined || value === undefined) return null;
  if (value.outside) {
    return (
      <p className="outside caution" role="status">
        {t("zones.outside")}
      </p>
    );
  }
  if (value.zones.length === 0) return null;
  return (
    <p className="responsible">
      <span className="dim">{t("zones.responsible")}:</span>{" "}
      {value.zones.slice(0, 6).map((zone, index) => (
        <Fragment key={zone.zoneId}>
          {index > 0 && <span className="dim"> · </span>}
          <Bdi>{zone.agencyName}</Bdi>{" "}
          <span className="dim">
            {t(`zones.kinds.${zone.kind}`)} <Bdi>{placeName(zone, language)}</Bdi>
          </span>
        </Fragment>
      ))}
    </p>
  );
}
