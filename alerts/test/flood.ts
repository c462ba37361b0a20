import type { AlertContent, Area, LngLat } from "@najda/protocol";

/** The middle of the area that the tests warn. */
export const oldTown: LngLat = [35.934, 31.951];
/** Far outside of it: 30 km away. */
export const faraway: LngLat = [36.25, 31.951];

export const oldTownArea: Area = {
  type: "Polygon",
  coordinates: [[[35.92, 31.94], [35.95, 31.94], [35.95, 31.965], [35.92, 31.965], [35.92, 31.94]]],
};

/** A complete alert in two languages; `expires` is two hours from now unless said otherwise. */
export function flood(changes: Partial<AlertContent> = {}): AlertContent {
  const two = (en: string, ar: string) => ({
    en: { headline: en, description: `${en}, in detail.`, instruction: "Go to higher ground." },
    ar: { headline: ar, description: `${ar} بالتفصيل.`, instruction: "اصعد إلى مكان مرتفع." },
  });
  return {
    area: oldTownArea,
    texts: two("Flash flood in the old town", "سيول في وسط البلد"),
    cancellation: two("There is no flood", "لا توجد سيول"),
    allClear: two("The flood is over", "انتهت السيول"),
    severity: "Extreme",
    urgency: "Immediate",
    certainty: "Observed",
    category: "Met",
    expires: new Date(Date.now() + 7_200_000).toISOString(),
    status: "Actual",
    ...changes,
  };
}
