/** What a citizen reads about a report. */
export const reports = {
  "tracking-number": "Tracking number",
  received: "Received",
  "being-checked": "Being checked",
  "help-on-the-way": "Help is on the way",
  "help-arrived": "Help has arrived",
  done: "Done",
  "not-an-emergency": "Not an emergency",
  anonymous: "Anonymous",
  photo: "Photo",
  location: "Your location",
  "location-sent": "Your location is sent with the report",
  queued: "No connection: queued",
  "call-instead": "Call instead",
};
