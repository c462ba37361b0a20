import { useState } from "react";
import type { CoverageGap } from "@najda/protocol";
import { Refusal, useBoard, useCommand, useEvents, useFormat, useWords } from "@najda/client/react";
import { useSound } from "../shell/sound.tsx";
import { useMay } from "../shell/use-may.ts";
import { MoveUpChoices } from "./move-up-choices.tsx";
import { zoneName } from "./zone-name.ts";

/** So many lines of the page; the others are counted, and listed beside the coverage on the map. */
const most = 3;

/** Zones that have just lost their last free unit: heard once, shown until somebody has seen it, and again when it lasts. */
export function GapAlarms() {
  const { t } = useWords();
  const sound = useSound();
  const gaps = useBoard((board) => Object.values(board.gaps)) ?? [];
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  useEvents((event, replayed) => {
    // Version 2 is the alarm itself; what follows is no news to the ear.
    if (!replayed && event.name === "coverage-gap:changed" && event.payload.version === 2 && event.payload.endedAt === undefined) sound.play();
  });
  const shown = gaps.filter((gap) => (gap.acknowledgedBy === undefined || gap.moveUpDue) && !later.has(`${gap.id} ${String(gap.moveUpDue)}`));
  if (shown.length === 0) return null;
  return (
    <div role="alert">
      <ul className="gap-alarms" role="list">
        {shown.slice(0, most).map((gap) => (
          <GapAlarm key={gap.id} gap={gap} seen={() => setLater((before) => new Set([...before, `${gap.id} ${String(gap.moveUpDue)}`]))} />
        ))}
        {shown.length > most && <li className="dim">{t("coverage.more", { count: shown.length - most })}</li>}
      </ul>
    </div>
  );
}

function GapAlarm({ gap, seen }: { readonly gap: CoverageGap; seen(): void }) {
  const words = useWords();
  const { t } = words;
  const format = useFormat();
  const may = useMay();
  const [moving, setMoving] = useState(false);
  const { send, pending, refusal } = useCommand("coverage-gap:acknowledge");
  const acknowledge = async (): Promise<void> => {
    if (gap.acknowledgedBy === undefined && may("coverage-gap:acknowledge") && (await send({ gapId: gap.id })).kind === "refused") return;
    seen();
  };
  return (
    <li>
      <div className="gap-line">
        <strong>{t("coverage.gap", { service: t(`console.units.${gap.service}`), zone: zoneName(gap, words) })}</strong>
        <span className="dim number">{t("coverage.gapSince", { time: format.clock(gap.since), people: format.number(gap.people) })}</span>
        {gap.moveUpDue && <span>{t("coverage.moveUpDue")}</span>}
        {may("moveup:order") && (
          <button type="button" className="small" aria-expanded={moving} onClick={() => setMoving(!moving)}>
            {t("coverage.suggest")}
          </button>
        )}
        <button type="button" className="small" disabled={pending} onClick={() => void acknowledge()}>
          {t("coverage.acknowledge")}
        </button>
      </div>
      <Refusal refusal={refusal} />
      {moving && <MoveUpChoices service={gap.service} gapId={gap.id} />}
    </li>
  );
}
