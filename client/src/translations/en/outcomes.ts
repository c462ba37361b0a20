/** How an incident ended. */
export const outcomes = {
  "handled-on-scene": "Handled on scene",
  "taken-to-hospital": "Taken to hospital",
  "transport-refused": "Transport refused",
  "fire-out": "Fire out",
  "arrest-made": "Arrest made",
  "report-taken": "Police report taken",
  mistaken: "Mistaken report",
  malicious: "False report",
  "nothing-found": "Nothing found",
  "phone-advice": "Advice by phone",
};
