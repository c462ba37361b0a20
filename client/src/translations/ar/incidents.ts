import type { incidents as en } from "../en/incidents.ts";
import type { Same } from "../same.ts";

export const incidents: Same<typeof en> = {
  pending: "بالانتظار",
  dispatched: "تم إرسال الوحدات",
  "en-route": "الوحدات في الطريق",
  "on-scene": "الوحدات في الموقع",
  cleared: "أنهت الوحدات مهامها",
  closed: "مغلق",
  cancelled: "ملغى",
};
