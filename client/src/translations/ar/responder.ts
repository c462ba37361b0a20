import type { responder as en } from "../en/responder.ts";
import type { Same } from "../same.ts";

export const responder: Same<typeof en> = {
  title: "نجدة، الطاقم",
};
