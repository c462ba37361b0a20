/**
 * Life 3, draft to receipts: `broadcast.ts` tells it from top to bottom. The channels stand in
 * `@najda/alerts/channels`, the standard's XML in `@najda/alerts/cap`.
 */
export {
  approveAlert,
  cancelAlert,
  draftAlert,
  editAlert,
  estimateAlert,
  expireAlert,
  readAlert,
  returnAlert,
  submitAlert,
} from "./broadcast.ts";
export { shownOnBoard as alertsOnBoard } from "./alerts.sql.ts";
export { countsOf, countsOfLive } from "./counts.sql.ts";
export { sendRange } from "./fan-out.job.ts";
export type { RangeDone } from "./fan-out.job.ts";
export { planRanges } from "./plan-audience.job.ts";
export type { Planning } from "./plan-audience.job.ts";
export type { Range } from "./deliveries.sql.ts";
export { pushKeys } from "./installation.sql.ts";
export type { InstallationKeys } from "./installation.sql.ts";
export { bytesOf, phoneMessageBytes, phoneMessages } from "./phone-message.ts";
export type { PhoneMessage } from "./phone-message.ts";
export type { AppPush, Browser, FanOut, Outcome, Push, SendToApp, SendToBrowser, Senders } from "./ports.ts";
export { rangeSize } from "./ranges.ts";
export { textFor } from "./texts.ts";
export { expiryTimer } from "./timers.sql.ts";
export { forgetRecipients, openRanges } from "./deliveries.sql.ts";
export { sentInForce, sentVersion, unfinished, versionsOf } from "./versions.sql.ts";
export type { Version } from "./versions.sql.ts";
