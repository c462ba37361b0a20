import { useId, useState } from "react";
import type { KeyboardEvent } from "react";
import { Bdi } from "../react/pieces.tsx";
import { useWords } from "../react/hooks.ts";
import { useChoices } from "../react/provider.tsx";
import { inLanguage } from "./described-map.ts";
import type { MapLayer } from "./described-map.ts";
import { ToolIcon } from "./tool-icon.tsx";

interface Props {
  readonly layers: readonly MapLayer[];
  readonly shown: ReadonlySet<string>;
  readonly onShow: (shown: ReadonlySet<string>) => void;
}

/** What lies on the ground: the map or a picture in its place, and what is laid over either. One button, then a list. */
export function LayerSwitch({ layers, shown, onShow }: Props) {
  const { t } = useWords();
  const { language } = useChoices();
  const [open, setOpen] = useState(false);
  const group = useId();
  const grounds = layers.filter(({ overlay }) => !overlay);
  const ground = grounds.find(({ id }) => shown.has(id))?.id;
  const nameOf = (layer: MapLayer): string => inLanguage(layer.names, language) ?? layer.id;
  const choose = (id: string | undefined): void => {
    const others = [...shown].filter((each) => !grounds.some((layer) => layer.id === each));
    onShow(new Set(id === undefined ? others : [...others, id]));
  };
  const toggle = (id: string): void => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    onShow(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") setOpen(false);
  };
  return (
    <div className="layer-switch">
      <button type="button" aria-label={t("common.map.layers")} title={t("common.map.layers")} aria-expanded={open} onKeyDown={onKeyDown} onClick={() => setOpen(!open)}>
        <ToolIcon path="M8 2 L14 5 L8 8 L2 5 Z M2 8 L8 11 L14 8 M2 11 L8 14 L14 11" />
      </button>
      {open && (
        <fieldset>
          <legend>{t("common.map.layers")}</legend>
          {grounds.length > 0 && (
            <label>
              <input type="radio" onKeyDown={onKeyDown} name={group} checked={ground === undefined} onChange={() => choose(undefined)} />
              <span>{t("common.map.name")}</span>
            </label>
          )}
          {grounds.map((layer) => (
            <label key={layer.id}>
              <input type="radio" onKeyDown={onKeyDown} name={group} checked={ground === layer.id} onChange={() => choose(layer.id)} />
              <Bdi>{nameOf(layer)}</Bdi>
            </label>
          ))}
          {layers.filter(({ overlay }) => overlay).map((layer) => (
            <label key={layer.id}>
              <input type="checkbox" onKeyDown={onKeyDown} checked={shown.has(layer.id)} onChange={() => toggle(layer.id)} />
              <Bdi>{nameOf(layer)}</Bdi>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
