import { commands, nextAlertStatuses, type Alert, type AlertStatus, type CommandName, type Person, type Role } from "@najda/protocol";

/** What can be pressed on an alert. */
export type AlertButton = "edit" | "submit" | "return" | "approve" | "cancel";

const all = ["edit", "submit", "return", "approve", "cancel"] as const satisfies readonly AlertButton[];

const needs: Record<AlertButton, { command: CommandName; from: (status: AlertStatus) => boolean }> = {
  edit: { command: "alert:edit", from: (status) => status === "draft" || status === "submitted" },
  submit: { command: "alert:submit", from: (status) => nextAlertStatuses[status].includes("submitted") },
  return: { command: "alert:return", from: (status) => nextAlertStatuses[status].includes("draft") },
  approve: { command: "alert:approve", from: (status) => nextAlertStatuses[status].includes("approved") },
  cancel: { command: "alert:cancel", from: (status) => nextAlertStatuses[status].includes("cancelled") },
};

/** Whoever wrote, edited or submitted an alert does not approve it. The server and the database say so too. */
export const hadAHandIn = (alert: Pick<Alert, "author" | "lastEditorId" | "submittedBy">, personId: string): boolean =>
  [alert.author.id, alert.lastEditorId, alert.submittedBy].includes(personId);

/** The buttons that the alert's status and the person's role allow: rows of the protocol, nothing else. */
export function buttons(alert: Alert, person: Pick<Person, "id" | "role">): readonly AlertButton[] {
  return all.filter((button) => {
    const { command, from } = needs[button];
    const mayRole = commands[command].by.some((role: Role) => role === person.role);
    return mayRole && from(alert.status) && (button !== "approve" || !hadAHandIn(alert, person.id));
  });
}
