import type { console as en } from "../en/console.ts";
import type { Same } from "../same.ts";

export const console: Same<typeof en> = {
  title: "نجدة، غرفة العمليات",
};
