import type { reports as en } from "../en/reports.ts";
import type { Same } from "../same.ts";

export const reports: Same<typeof en> = {
  "tracking-number": "رقم المتابعة",
  received: "تم استلام البلاغ",
  "being-checked": "قيد التحقق",
  "help-on-the-way": "المساعدة في الطريق",
  "help-arrived": "وصلت المساعدة",
  done: "تمت المعالجة",
  "not-an-emergency": "ليست حالة طارئة",
  anonymous: "دون ذكر الاسم",
  photo: "صورة",
  location: "موقعك",
  "location-sent": "يرسل موقعك مع البلاغ",
  queued: "لا اتصال: البلاغ بانتظار الإرسال",
  "call-instead": "الاتصال هاتفيا بدلا من ذلك",
};
