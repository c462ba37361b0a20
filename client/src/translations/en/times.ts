/** Words beside clocks and ages; the amounts themselves are in common.ts. */
export const times = {
  live: "Live",
  offline: "Offline",
  "waiting-to-be-sent": "Waiting to be sent",
  second: "Second",
  minute: "Minute",
  "seconds-ago": "Seconds ago",
  "minutes-ago": "Minutes ago",
  today: "Today",
  until: "Until",
  "last-updated": "Last updated",
  "demo-city": "Demo city",
};
