/**
 * Every expected "no": its HTTP status and the sentence that says what to do. `{fact}` is filled from the facts.
 * The apps translate by code; this sentence is for people who script.
 */
export const refusals = {
  malformed: { status: 400, says: "The message does not fit its schema: {why}. Correct it and send it again." },
  "text-invalid": { status: 400, says: "The text holds a character that can't be stored ({why}). Remove it and send again." },
  "area-invalid": { status: 400, says: "The area can't be used: {why}. Draw it again." },
  "zones-invalid": { status: 400, says: "Feature {feature} can't be used: {why}. Correct the file; nothing was taken over." },
  "zones-overlap": { status: 409, says: "A version of these zones begins at that very moment already ({validFrom}). Choose another." },
  "zones-too-large": { status: 413, says: "The file is larger than {limit}. Simplify its borders or write fewer decimals (five are a metre), or have ZONES_FILE_MEGABYTES raised; nothing was taken over." },
  "unknown-command": { status: 404, says: "There is no command {name}. The commands are listed at /api/openapi.json." },
  "signed-out": { status: 401, says: "You are not signed in. Sign in at /api/sessions and send the token or the cookie." },
  "wrong-credentials": { status: 401, says: "Name or password is wrong. Try again, or ask your administrator for a new password." },
  "too-many-attempts": { status: 429, says: "Too many attempts. Wait {seconds} s and try again." },
  "origin-refused": { status: 403, says: "This address may not use a session of this installation. Open the app at its own address." },
  "role-refused": { status: 403, says: "A {role} may not do this. Ask one of: {allowed}." },
  "not-found": { status: 404, says: "There is nothing with this id here. Check the id." },
  "id-reused": { status: 409, says: "This id was used before with other content. Make a new id for a new thing." },
  "unit-busy": { status: 409, says: "{callSign} is on another incident. Choose another unit, or cancel its assignment first." },
  "unit-off-duty": { status: 409, says: "{callSign} is {duty}. Put it in service first, or choose another unit." },
  "incident-over": { status: 409, says: "Incident {number} is {status}. Reopen it first." },
  "incident-not-over": { status: 409, says: "Incident {number} is {status}; only a closed or cancelled one can be reopened." },
  "units-still-assigned": { status: 409, says: "{callSigns} still work on incident {number}. Clear or cancel their assignments first." },
  "assignment-over": { status: 409, says: "This assignment ended as {status}. Nothing more can be reported for it." },
  "status-illegal": { status: 409, says: "An assignment that is {status} can't become {wanted}. Possible now: {allowed}." },
  "reason-missing": { status: 400, says: "Say why: a refusal needs a reason." },
  "unknown-type": { status: 400, says: "There is no incident type {type}. The types are listed in the board." },
  "unknown-disposition": { status: 400, says: "There is no outcome {disposition}. The outcomes are listed by master:list." },
  "name-taken": { status: 409, says: "{name} is taken. Choose another name." },
  "invitation-invalid": { status: 404, says: "This link was used or has expired. Make a new one with npm run admin." },
  "report-over": { status: 409, says: "This report was dealt with already ({status}). Read the board again; nothing more is to be done with it." },
  "same-person": { status: 409, says: "Whoever wrote, edited or submitted an alert can't approve it. A second person must." },
  "alert-status": { status: 409, says: "An alert that is {status} can't become {wanted}. Possible now: {allowed}." },
  "alert-incomplete": { status: 409, says: "The alert is not complete: {why}. Add it and send again." },
  "alert-changed": { status: 409, says: "The alert was changed since you read it. Read it again before you approve." },
  "alert-expired": { status: 409, says: "The alert's expiry has passed. Set a later one." },
  "exercise-only": { status: 409, says: "This is a demo installation: it sends alerts of status Exercise only." },
  "channel-refused": { status: 400, says: "This push address can't be used: {why}. Subscribe again and send the new address." },
  "subscription-limit": { status: 409, says: "This person has {count} subscriptions already. Remove one first." },
  "already-covering": { status: 409, says: "{callSign} is moving up to {place} already. End that order first." },
  "time-past": { status: 400, says: "{until} is over already. Set a later time, or none." },
  "too-many-closures": { status: 409, says: "{count} closures are in force already. End those that are over first." },
  "too-large": { status: 413, says: "The message is too large: at most {limit}. Send less at once." },
  "too-many": { status: 429, says: "Too many messages from here. Wait {seconds} s; nothing that was accepted is lost." },
  "not-ready": { status: 503, says: "The service can't store anything at this moment. Ask again with the same id; use radio or phone meanwhile." },
  internal: { status: 500, says: "Something went wrong here and it is unknown whether it was done. Ask again with the same id (fault {faultId})." },
} as const;

export type RefusalCode = keyof typeof refusals;
export type Facts = Record<string, string | number | readonly string[]>;

/** An expected "no": shown to the person, logged at info, pages nobody. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  constructor(code: RefusalCode, facts: Facts = {}) {
    super(sentence(code, facts));
    this.name = "Refused";
    this.code = code;
    this.facts = facts;
  }
}

/** The sentence of a refusal with its facts filled in. */
export function sentence(code: RefusalCode, facts: Facts): string {
  return refusals[code].says.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    return fact === undefined ? "?" : [fact].flat().join(", ");
  });
}
