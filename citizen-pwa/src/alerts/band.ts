import type { PublishedAlert } from "@najda/protocol";

/** ISO 22324: purple for what kills or is special, red for danger, yellow for caution, green for safe. */
export type Band = "purple" | "red" | "yellow" | "green";

/** The colour of an alert; it always stands beside words, never alone. */
export function bandOf(alert: Pick<PublishedAlert, "kind" | "severity" | "urgency">): Band {
  if (alert.kind !== "alert") return "green";
  if (alert.severity === "Extreme") return "purple";
  if (alert.severity === "Severe") return alert.urgency === "Immediate" ? "purple" : "red";
  return alert.severity === "Moderate" && alert.urgency === "Immediate" ? "red" : "yellow";
}
