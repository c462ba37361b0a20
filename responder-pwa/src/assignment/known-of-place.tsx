import { useEffect, useState } from "react";
import type { LngLat, Reply } from "@najda/protocol";
import { useNajda, useWords } from "@najda/client/react";

/** Dangers and pre-plans of the place that the crew is sent to; asked once for each place, silent offline. */
export function KnownOfPlace({ at }: { readonly at: LngLat }) {
  const { t } = useWords();
  const najda = useNajda();
  const [premises, setPremises] = useState<Reply<"premise:at">["premises"]>([]);
  const [lng, lat] = at;
  useEffect(() => {
    let open = true;
    void najda.send("premise:at", { at: [lng, lat] }).then((sent) => {
      if (open && sent.kind === "done") setPremises(sent.value.premises);
    });
    return () => {
      open = false;
    };
  }, [najda, lng, lat]);
  if (premises.length === 0) return null;
  const floorName = (floor: number): string => (floor === 0 ? t("zones.ground") : floor > 0 ? t("zones.floor", { floor }) : t("zones.basement", { floor: -floor }));
  return (
    <section aria-label={t("zones.known")}>
      {premises.map(({ id, kind, name, text, floors }) => (
        <details key={id} open={kind === "hazard"} className={kind === "hazard" ? "hazard" : undefined}>
          <summary>
            <strong>{t(`zones.${kind}`)}</strong> <bdi translate="no">{name}</bdi>
          </summary>
          <p className="narrative">
            <bdi translate="no">{text}</bdi>
          </p>
          {floors.map((each) => (
            <p key={each.floor}>
              <strong>{floorName(each.floor)}</strong> <bdi translate="no">{each.text}</bdi>
            </p>
          ))}
        </details>
      ))}
    </section>
  );
}
