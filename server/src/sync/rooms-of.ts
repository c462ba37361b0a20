import { rooms, type Actor } from "@najda/protocol";

/** The rooms a person is in by role, unit and centre. Cells of a citizen's page are joined on top. */
export function roomsOf(actor: Actor): string[] {
  const own = [rooms.everyone(), rooms.person(actor.personId)];
  const { centreId, unitId } = actor;
  switch (actor.role) {
    case "call-taker":
    case "dispatcher":
    case "supervisor":
      return centreId === undefined ? own : [...own, rooms.centre(centreId), rooms.alerts(centreId)];
    case "alert-author":
    case "alert-approver":
      return centreId === undefined ? own : [...own, rooms.alerts(centreId)];
    case "responder":
      return unitId === undefined ? own : [...own, rooms.unit(unitId)];
    case "citizen":
    case "administrator":
      return own;
  }
}
