/** Where an incident stands. */
export const incidents = {
  pending: "Waiting",
  dispatched: "Units sent",
  "en-route": "Units en route",
  "on-scene": "Units on scene",
  cleared: "Units cleared",
  closed: "Closed",
  cancelled: "Cancelled",
};
