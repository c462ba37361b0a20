import type { citizen as en } from "../en/citizen.ts";
import type { Same } from "../same.ts";

export const citizen: Same<typeof en> = {
  title: "نجدة",
};
