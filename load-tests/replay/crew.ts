import { openLine, type Line, type Session } from "../installation/session.ts";

type Place = readonly [number, number];

/** A unit's crew: one socket for commands and alarms, one for positions. */
export interface Crew {
  readonly unitId: string;
  send(command: string, input: object): Promise<unknown>;
  /** Resolves when the crew's own socket has brought this assignment. */
  hears(assignmentId: string): Promise<void>;
  /** On the way in a straight line; `start` and `end` in the data's seconds. */
  drive(to: Place, span: { start: number; end: number }): void;
  arrive(at: Place): void;
  /** Tells where the unit is at this second of the data; a unit that stands tells it once a minute. */
  tellPlace(now: number): void;
  close(): void;
}

interface Journey {
  readonly from: Place;
  readonly to: Place;
  readonly start: number;
  readonly end: number;
}

const standingEveryMs = 60_000;
const patienceMs = 20_000;

export async function openCrew(session: Session, home: Place): Promise<Crew> {
  const unitId = session.person.unitId ?? "";
  const line = await openLine(session);
  const tracking = await openLine(session, "/tracking/");
  const alarms = listenForAlarms(line);
  const state = { at: home, journey: undefined as Journey | undefined, toldAt: 0 };

  const tell = (): void => {
    state.toldAt = Date.now();
    tracking.socket.emit("position:report", { unitId, at: state.at, recordedAt: new Date().toISOString(), accuracyMetres: 10 });
  };
  const place = (now: number): Place => (state.journey === undefined ? state.at : along(state.journey, now));

  await line.send("unit:duty", { unitId, duty: "in-service" });
  tell();
  return {
    unitId,
    send: line.send,
    hears: alarms.hears,
    drive(to, { start, end }) {
      state.journey = { from: state.at, to, start, end };
      tell();
    },
    arrive(at) {
      state.journey = undefined;
      state.at = at;
      tell();
    },
    tellPlace(now) {
      if (state.journey === undefined && Date.now() - state.toldAt < standingEveryMs) return;
      state.at = place(now);
      if (state.journey !== undefined) state.journey = { ...state.journey, from: state.at, start: Math.min(now, state.journey.end) };
      tell();
    },
    close() {
      line.close();
      tracking.close();
    },
  };
}

function along({ from, to, start, end }: Journey, now: number): Place {
  const part = end <= start ? 1 : Math.min(1, Math.max(0, (now - start) / (end - start)));
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

/** Assignments that came over the socket, or stood on the board when it came back after a loss. */
function listenForAlarms(line: Line): { hears(assignmentId: string): Promise<void> } {
  const heard = new Set<string>();
  const waiting = new Map<string, () => void>();
  const ring = (id: string): void => {
    heard.add(id);
    waiting.get(id)?.();
  };
  line.socket.on("event", ({ name, payload }: { name: string; payload: { id: string } }) => {
    if (name === "assignment:changed") ring(payload.id);
  });
  line.socket.on("connect", () => {
    line.socket.emit("sync:since", {}, (answer: { ok: boolean; value?: { board?: { assignments: { id: string }[] } } }) => {
      for (const { id } of answer.value?.board?.assignments ?? []) ring(id);
    });
  });
  return {
    hears: (assignmentId) =>
      new Promise((resolve, reject) => {
        if (heard.has(assignmentId)) return resolve();
        const limit = setTimeout(() => reject(new Error(`the crew did not hear of its assignment within ${patienceMs / 1_000} s`)), patienceMs);
        waiting.set(assignmentId, () => {
          clearTimeout(limit);
          waiting.delete(assignmentId);
          resolve();
        });
      }),
  };
}
