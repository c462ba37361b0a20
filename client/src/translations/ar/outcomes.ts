import type { outcomes as en } from "../en/outcomes.ts";
import type { Same } from "../same.ts";

export const outcomes: Same<typeof en> = {
  "handled-on-scene": "عولج في الموقع",
  "taken-to-hospital": "نقل إلى المستشفى",
  "transport-refused": "رفض النقل",
  "fire-out": "أخمد الحريق",
  "arrest-made": "تم القبض",
  "report-taken": "حرر محضر",
  mistaken: "بلاغ خاطئ",
  malicious: "بلاغ كاذب",
  "nothing-found": "لم يعثر على شيء",
  "phone-advice": "إرشاد هاتفي",
};
