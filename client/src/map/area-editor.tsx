import { useEffect, useId, useRef, useState } from "react";
import { areaKm2, checkArea, vertexCount } from "@najda/geo";
import type { Area } from "@najda/protocol";
import { Refused } from "@najda/protocol";
import { useFormat, useWords } from "../react/hooks.ts";
import { useChoices } from "../react/provider.tsx";
import type { Refusal as Said } from "../translations/index.ts";
import { Refusal } from "../react/pieces.tsx";
import type { AreaDraw } from "./area-draw.ts";
import type { MapView } from "./map-view.ts";
import { areaFromLines, linesFromArea } from "./typed-corners.ts";

interface Props {
  /** Undefined where there is no map: corners can be typed all the same. */
  readonly view: MapView | undefined;
  readonly value: Area | undefined;
  readonly onChange: (area: Area | undefined) => void;
}

/** An area, drawn on the map or typed as coordinates. What it hands out has passed the check of the geo package. */
export function AreaEditor({ view, value, onChange }: Props) {
  const { t } = useWords();
  const { theme } = useChoices();
  const [refusal, setRefusal] = useState<Said>();
  const [fault, setFault] = useState<string>();
  const drawing = useRef<AreaDraw>(undefined);

  const offer = (area: Area | undefined): void => {
    setFault(undefined);
    if (area === undefined) return;
    try {
      const checked = checkArea(area);
      setRefusal(undefined);
      onChange(checked);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal({ code: error.code, message: error.message, facts: error.facts });
    }
  };
  const latest = useRef(offer);
  const shown = useRef<Area>(undefined);
  useEffect(() => {
    latest.current = offer;
  });

  useEffect(() => {
    if (view === undefined) return undefined;
    let gone = false;
    void import("./area-draw.ts").then(({ startAreaDraw }) => {
      if (gone) return;
      drawing.current = startAreaDraw(view, theme, (area) => {
        shown.current = area;
        latest.current(area);
      });
      drawing.current.show(shown.current);
    });
    return () => {
      gone = true;
      drawing.current?.remove();
      drawing.current = undefined;
    };
  }, [view, theme]);

  useEffect(() => {
    // What was drawn here comes back as the value: drawing it again would drop the handles under the pointer.
    if (shown.current === value) return;
    shown.current = value;
    drawing.current?.show(value);
  }, [value]);

  return (
    <fieldset className="area-editor">
      <legend>{t("common.area.title")}</legend>
      {view !== undefined && (
        <div className="row">
          <button type="button" onClick={() => drawing.current?.draw()}>
            {t("common.area.draw")}
          </button>
          <button type="button" className="plain" disabled={value === undefined} onClick={() => { drawing.current?.show(undefined); onChange(undefined); }}>
            {t("common.area.clear")}
          </button>
        </div>
      )}
      <AreaSize area={value} drawable={view !== undefined} />
      <Refusal refusal={refusal} />
      <TypedCorners value={value} onArea={offer} fault={fault} onFault={(said) => { setRefusal(undefined); setFault(said); }} />
    </fieldset>
  );
}

function AreaSize({ area, drawable }: { readonly area: Area | undefined; readonly drawable: boolean }) {
  const { t } = useWords();
  const format = useFormat();
  if (area === undefined) return drawable ? <p className="dim">{t("common.area.drawing")}</p> : null;
  const corners = vertexCount(area) - (area.type === "Polygon" ? area.coordinates.length : area.coordinates.flat().length);
  const size = areaKm2(area);
  return (
    <p className="number">
      {size < 0.1 ? t("common.area.sizeSmall", { area: format.number(size * 1_000_000, 0) }) : t("common.area.size", { area: format.number(size, size < 10 ? 2 : 0) })}
      {" · "}
      {t("common.area.corners", { count: corners })}
    </p>
  );
}

interface TypedProps {
  readonly value: Area | undefined;
  readonly onArea: (area: Area) => void;
  readonly fault: string | undefined;
  readonly onFault: (fault: string) => void;
}

function TypedCorners({ value, onArea, fault, onFault }: TypedProps) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState<string>();
  const apply = (): void => {
    const read = areaFromLines(text ?? linesFromArea(value));
    if ("fault" in read) {
      onFault(read.fault === "line" ? t("common.area.invalidLine", { line: read.line, text: read.text }) : t("common.area.tooFew"));
      return;
    }
    setText(undefined);
    onArea(read);
  };
  return (
    <details>
      <summary>{t("common.area.typed")}</summary>
      <label htmlFor={id}>{t("common.area.typedHint")}</label>
      <textarea
        id={id}
        className="mono"
        dir="ltr"
        rows={6}
        spellCheck={false}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        value={text ?? linesFromArea(value)}
        onChange={(change) => setText(change.target.value)}
      />
      {fault !== undefined && (
        <p role="alert" id={`${id}-fault`} className="refusal">
          {fault}
        </p>
      )}
      <button type="button" onClick={apply}>
        {t("common.area.apply")}
      </button>
    </details>
  );
}
