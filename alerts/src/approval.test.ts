import { AlertStatus, nextAlertStatuses, Refused } from "@najda/protocol";
import type { Alert } from "@najda/protocol";
import { assert, commands as commandsOf, constantFrom, modelRun, property, record } from "fast-check";
import type { Command } from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, approve, cancel, expire, reopenForEdit, returnToAuthor, submit } from "./approval.ts";
import type { Draft } from "./approval.ts";

const now = new Date("2026-11-21T10:00:00Z");
const people = ["author", "editor", "submitter", "other"].map((personId) => ({ personId, name: personId }));
type Person = (typeof people)[number];
const [author = { personId: "author", name: "author" }] = people;

function draft(changes: Partial<Alert> = {}): Draft {
  const words = { headline: "Flood", description: "Water rises.", instruction: "Go up." };
  const alert: Alert = {
    id: "a1", centreId: "c1", status: "draft", capStatus: "Actual", contentHash: "hash-1", version: 1,
    area: { type: "Polygon", coordinates: [[[35, 31], [36, 31], [36, 32], [35, 31]]] },
    texts: { en: words }, cancellation: { en: { ...words, headline: "No flood" } }, allClear: { en: { ...words, headline: "Over" } },
    severity: "Extreme", urgency: "Immediate", certainty: "Observed", expires: "2026-11-21T12:00:00Z",
    author: { id: "author", name: "author" }, lastEditorId: "author", updatedAt: now.toISOString(),
    ...changes,
  };
  return { alert, editorIds: ["author"] };
}

/** What each action does to an alert, as the story does it. The content's hash changes with every edit. */
const actions = {
  edit: ({ alert, editorIds }: Draft, by: Person): Draft => {
    const edited = reopenForEdit({ alert, editorIds }, by);
    return { ...edited, alert: { ...edited.alert, contentHash: `hash-${edited.alert.version}` } };
  },
  submit: ({ alert, ...rest }: Draft, by: Person): Draft => ({ ...rest, alert: submit(alert, by, now) }),
  return: ({ alert, ...rest }: Draft): Draft => ({ ...rest, alert: returnToAuthor(alert, "Say where.") }),
  approve: (kept: Draft, by: Person): Draft => ({ ...kept, alert: approve(kept, { by, now }) }),
  send: ({ alert, ...rest }: Draft): Draft => ({ ...rest, alert: { ...advance(alert, "sending"), sentAt: now.toISOString() } }),
  sent: ({ alert, ...rest }: Draft): Draft => ({ ...rest, alert: advance(alert, "sent") }),
  cancel: ({ alert, ...rest }: Draft): Draft => ({ ...rest, alert: cancel(alert, "over", now) }),
  expire: ({ alert, ...rest }: Draft): Draft => ({ ...rest, alert: expire(alert, now) }),
};
type Action = keyof typeof actions;

/** Every status and action: the status it leads to, "-" where it is refused. In the order of the actions above. */
const table: Record<AlertStatus, string> = {
  //           edit  submit    return approve  send    sent cancel    expire
  draft: "     draft submitted -      -        -       -    cancelled -",
  submitted: " draft -         draft  approved -       -    cancelled -",
  approved: "  -     -         -      -        sending -    cancelled -",
  sending: "   -     -         -      -        -       sent cancelled expired",
  sent: "      -     -         -      -        -       -    cancelled expired",
  cancelled: " -     -         -      -        -       -    -         -",
  expired: "   -     -         -      -        -       -    -         -",
};

describe.each(AlertStatus.options)("an alert that is %s", (status) => {
  const wanted = table[status].trim().split(/\s+/);
  test.each(Object.keys(actions).map((name, place) => [name as Action, wanted[place]]))("on %s becomes %s", (name, becomes) => {
    const before = { ...draft({ status, submittedBy: "author" }), editorIds: ["author"] };
    const outcome = attempt(() => actions[name](before, { personId: "other", name: "other" }));
    expect(outcome instanceof Refused ? "-" : outcome.alert.status).toBe(becomes);
    if (outcome instanceof Refused) expect(outcome).toMatchObject({ code: "alert-status", facts: { status, allowed: nextAlertStatuses[status] } });
    else expect(outcome.alert.version).toBe(2);
  });
});

function attempt(doing: () => Draft): Draft | Refused {
  try {
    return doing();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

interface Seen {
  readonly hadAHand: Set<string>;
  hash: string;
}

/** One person does one thing; whatever they do, in whatever order, these must hold. */
class Does implements Command<Seen, { kept: Draft }> {
  readonly #name: Action;
  readonly #by: Person;
  constructor(name: Action, by: Person) {
    this.#name = name;
    this.#by = by;
  }
  check(): boolean {
    return true;
  }
  run(seen: Seen, real: { kept: Draft }): void {
    const before = real.kept.alert;
    const after = attempt(() => actions[this.#name](real.kept, this.#by));
    if (after instanceof Refused) return;
    real.kept = after;
    expect([...nextAlertStatuses[before.status], "draft"]).toContain(after.alert.status);
    expect(after.alert.version).toBe(before.version + 1);
    if (this.#name === "edit") {
      seen.hadAHand.add(this.#by.personId);
      seen.hash = after.alert.contentHash;
      expect(after.alert).not.toHaveProperty("approvedBy");
      expect(after.alert).not.toHaveProperty("submittedBy");
    }
    if (this.#name === "approve") {
      expect(seen.hadAHand).not.toContain(this.#by.personId);
      expect(before.submittedBy).not.toBe(this.#by.personId);
    }
    if (["approved", "sending", "sent"].includes(after.alert.status)) {
      expect(after.alert.approvedHash).toBe(seen.hash);
      expect(after.alert.contentHash).toBe(seen.hash);
      expect(seen.hadAHand).not.toContain(after.alert.approvedBy?.id);
    }
  }
  toString(): string {
    return `${this.#by.personId} ${this.#name}`;
  }
}

test("whoever does whatever in whatever order, nothing goes out that a second person has not approved as it is", () => {
  const does = record({ name: constantFrom(...(Object.keys(actions) as Action[])), by: constantFrom(...people) });
  assert(
    property(commandsOf([does.map(({ name, by }) => new Does(name, by))], { maxCommands: 25 }), (run) => {
      modelRun(() => ({ model: { hadAHand: new Set(["author"]), hash: "hash-1" }, real: { kept: draft() } }), run);
    }),
    { numRuns: 1000 },
  );
});

test("the person who submitted an alert cannot approve it, nor the author, nor any editor however long ago", () => {
  const edited = actions.edit(actions.edit(draft(), { personId: "editor", name: "editor" }), author);
  const submitted = actions.submit(edited, { personId: "submitter", name: "submitter" });
  for (const personId of ["author", "editor", "submitter"]) {
    expect(attempt(() => actions.approve(submitted, { personId, name: personId }))).toMatchObject({ code: "same-person" });
  }
  expect(attempt(() => actions.approve(submitted, { personId: "other", name: "other" }))).toMatchObject({ alert: { status: "approved" } });
});

test("an approval is for what was read", () => {
  const submitted = actions.submit(draft(), author);
  const by = { personId: "other", name: "other" };
  expect(() => approve(submitted, { by, now, contentHash: "hash-0" })).toThrow("Read it again");
  expect(approve(submitted, { by, now, contentHash: "hash-1" })).toMatchObject({ approvedHash: "hash-1" });
});

test("an alert whose time has passed is neither submitted nor approved", () => {
  const late = new Date("2026-11-21T12:00:00Z");
  const submitted = actions.submit(draft(), author);
  expect(() => submit(draft().alert, author, late)).toThrow("expiry");
  expect(() => approve(submitted, { by: { personId: "other", name: "other" }, now: late })).toThrow("expiry");
});
