import type { useWords } from "@najda/client/react";

/** "Ground floor", "Floor 3", "Basement 1". */
export const floorName = (t: ReturnType<typeof useWords>["t"], floor: number): string =>
  floor === 0 ? t("zones.ground") : floor > 0 ? t("zones.floor", { floor }) : t("zones.basement", { floor: -floor });
