import type { PublishedAlert } from "@najda/protocol";

/** An alert as tests need it: a flood, in force from 16:02 to 18:30 UTC. */
export const anAlert = (changes: Partial<PublishedAlert> = {}): PublishedAlert => ({
  alertId: "0193a000-0000-7000-8000-0000000000a1",
  kind: "alert",
  version: 3,
  capStatus: "Actual",
  severity: "Severe",
  urgency: "Immediate",
  sender: "Ministry of Interior",
  sentAt: "2026-11-21T16:02:00.000Z",
  expires: "2026-11-21T18:30:00.000Z",
  area: { type: "Polygon", coordinates: [[[44, 36], [44.02, 36], [44.02, 36.02], [44, 36.02], [44, 36]]] },
  texts: {
    en: { headline: "Flood along the river: go upstairs now", description: "The river rises.", instruction: "Go to the third floor or higher. Do not drive.\nTake medicine, phone, water." },
    ar: { headline: "فيضان على ضفة النهر: اصعدوا الآن", description: "النهر يرتفع.", instruction: "اصعدوا إلى الطابق الثالث أو أعلى." },
  },
  cells: ["872db0b1affffff"],
  ...changes,
});
