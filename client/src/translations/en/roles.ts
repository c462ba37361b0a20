/** Who people are. */
export const roles = {
  "call-taker": "Call taker",
  dispatcher: "Dispatcher",
  supervisor: "Supervisor",
  responder: "Crew",
  "alert-author": "Alert officer",
  "alert-approver": "Alert approver",
  citizen: "Citizen",
  administrator: "Administrator",
  auditor: "Auditor",
};
