/** All room names, made here and nowhere else. A room is who hears an event; only the server joins people to rooms. */
export const rooms = {
  /** The desks of a control room. */
  centre: (centreId: string) => `centre:${centreId}`,
  /** Those who write, approve or watch the alerts of a control room. */
  alerts: (centreId: string) => `alerts:${centreId}`,
  /** The crew of a unit. */
  unit: (unitId: string) => `unit:${unitId}`,
  /** One person, on whatever device. */
  person: (personId: string) => `person:${personId}`,
  /** Citizen pages that have a place in this H3 cell (resolution 7). */
  cell: (cell: string) => `cell:${cell}`,
  /** Everybody who is signed in: code lists. */
  everyone: () => "everyone",
  /** The server's own nodes. */
  nodes: () => "nodes",
};
