import "./map.css";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Bounds } from "../connect/tracking.ts";
import { Bdi } from "../react/pieces.tsx";
import { useWords } from "../react/hooks.ts";
import { useChoices } from "../react/provider.tsx";
import { createMap } from "./create-map.ts";
import { LayerSwitch } from "./layer-switch.tsx";
import type { MapView } from "./map-view.ts";
import { ToolIcon } from "./tool-icon.tsx";

interface Props {
  /** What to show first and where "show everything" leads; else the whole base map. */
  readonly bounds?: Bounds | undefined;
  /** The view when it can be drawn on, `undefined` when it is gone. Layers are added and removed here. */
  readonly onView: (view: MapView | undefined) => void;
  /** More buttons among the map's tools. */
  readonly tools?: ReactNode;
  /** Beside the attribution: how many units, how old. */
  readonly footer?: ReactNode;
}

type State = "starting" | "drawn" | "lost" | "unavailable" | "failed";

/** A map with its tools, its attribution and, where it can't be drawn, the words that say so. */
export function MapPane({ bounds, onView, tools, footer }: Props) {
  const { t } = useWords();
  const { theme, language } = useChoices();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView>();
  const [state, setState] = useState<State>("starting");
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const look = useRef({ theme, language, bounds, onView });
  useEffect(() => {
    look.current = { theme, language, bounds, onView };
  });

  useEffect(() => {
    const container = box.current;
    if (container === null) return undefined;
    let gone = false;
    let made: MapView | undefined;
    const onLost = (lost: boolean): void => setState(lost ? "lost" : "drawn");
    const { theme, language, bounds } = look.current;
    const make = async (): Promise<void> => {
      const result = await createMap(container, { theme, language, bounds, onLost });
      if (!result.ok) return setState("unavailable");
      if (gone) return result.view.remove();
      made = result.view;
      setView(made);
      setState("drawn");
      look.current.onView(made);
    };
    // The library is a file of its own: it may not come over a bad connection.
    void make().catch(() => setState("failed"));
    return () => {
      gone = true;
      look.current.onView(undefined);
      setView(undefined);
      made?.remove();
    };
  }, []);

  useEffect(() => view?.repaint({ theme, language }), [view, theme, language]);

  const show = (ids: ReadonlySet<string>): void => {
    view?.showLayers(ids);
    setShown(ids);
  };
  const owed = view?.attributions(language) ?? [];
  const everything = bounds ?? view?.extent;
  return (
    <div className="map-pane">
      <div ref={box} className="map-box" dir="ltr" />
      {view !== undefined && (
        <div className="map-tools" role="toolbar" aria-label={t("common.map.name")} aria-orientation="vertical">
          <button type="button" aria-label={t("common.map.zoomIn")} title={t("common.map.zoomIn")} onClick={() => view.zoomBy(1)}>
            <ToolIcon path="M8 3v10M3 8h10" />
          </button>
          <button type="button" aria-label={t("common.map.zoomOut")} title={t("common.map.zoomOut")} onClick={() => view.zoomBy(-1)}>
            <ToolIcon path="M3 8h10" />
          </button>
          {everything !== undefined && (
            <button type="button" aria-label={t("common.map.fit")} title={t("common.map.fit")} onClick={() => view.fit(everything)}>
              <ToolIcon path="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
            </button>
          )}
          {view.layers.length > 0 && <LayerSwitch layers={view.layers} shown={shown} onShow={show} />}
          {tools}
        </div>
      )}
      {(state === "lost" || state === "unavailable" || state === "failed") && (
        <p className="map-words" role="status">
          {t(`common.map.${state}`)}
        </p>
      )}
      <p className="map-footer">
        {footer}
        {view !== undefined && view.extent === undefined && <span>{t("common.map.noBaseMap")}</span>}
        {owed.map((words) => (
          <Bdi key={words}>{words}</Bdi>
        ))}
      </p>
    </div>
  );
}
