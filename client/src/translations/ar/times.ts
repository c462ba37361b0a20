import type { times as en } from "../en/times.ts";
import type { Same } from "../same.ts";

export const times: Same<typeof en> = {
  live: "مباشر",
  offline: "غير متصل",
  "waiting-to-be-sent": "بانتظار الإرسال",
  second: "ثانية",
  minute: "دقيقة",
  "seconds-ago": "قبل ثوان",
  "minutes-ago": "قبل دقائق",
  today: "اليوم",
  until: "حتى",
  "last-updated": "آخر تحديث",
  "demo-city": "مدينة تجريبية",
};
