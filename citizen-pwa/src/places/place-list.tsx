import type { ReactNode } from "react";
import { useFormat, useNow, useWords } from "@najda/client/react";
import { useAlerts } from "../alerts/use-alerts.tsx";
import { phone, useKept } from "../phone/kept.ts";
import { unbroken } from "../shell/isolate.ts";
import { Link } from "../shell/router.tsx";

const names = ["home", "work", "other"] as const;

/** The places this phone wants alerts for. */
export function PlaceList() {
  const { t } = useWords();
  const places = useKept(phone.places);
  const remove = (name: (typeof names)[number]): void => void phone.places.change((before) => before.filter((place) => place.name !== name));
  return (
    <section className="place-list panel" aria-labelledby="places-title">
      <h2 id="places-title">{t("citizen.places.title")}</h2>
      <ul className="plain-list">
        <HereRow />
        {names.map((name) => {
          const saved = places.some((place) => place.name === name);
          return (
            <Row key={name} name={t(`citizen.places.${name}`)} state={t(saved ? "citizen.places.saved" : "citizen.places.notSaved")}>
              {saved && (
                <button type="button" className="small plain" onClick={() => remove(name)}>
                  {t("citizen.places.remove")}
                </button>
              )}
              <Link to={{ name: "place", place: name }} className="button small">
                {t(saved ? "citizen.places.change" : "citizen.places.add")}
              </Link>
            </Row>
          );
        })}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly state: string;
  readonly children?: ReactNode;
}

const Row = ({ name, state, children }: RowProps) => (
  <li className="place-row">
    <span className="place-name">
      <strong>{name}</strong> <span className="dim number">{state}</span>
    </span>
    {children}
  </li>
);

function HereRow() {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow(5000);
  const { here, locating, locate } = useAlerts().hereNow;
  const age = (fix: NonNullable<typeof here>): string =>
    t("citizen.places.hereAge", { accuracy: unbroken(format.accuracy(fix.accuracyMetres)), age: unbroken(format.age((now - fix.recordedAt) / 1000)) });
  const refused = locating === "denied" || locating === "impossible";
  return (
    <>
      <Row name={t("citizen.places.here")} state={here === undefined ? t("citizen.places.hereOff") : age(here)}>
        <button type="button" className="small" onClick={locate}>
          {t("citizen.places.locate")}
        </button>
      </Row>
      {refused && <li className="dim">{t("citizen.places.locateDenied")}</li>}
    </>
  );
}
