import { check } from "k6";
import exec from "k6/execution";
import http from "k6/http";
import { Counter, Rate, Trend } from "k6/metrics";
import { setInterval, setTimeout } from "k6/timers";
import { openSocket } from "./socket-io.k6.js";

/**
 * A small control room for half a minute: calls come in over HTTP, a dispatcher sends the units, crews answer and
 * drive, consoles follow along. load.ts starts the installation, signs everybody in and says in CAST where they are.
 */
const cast = JSON.parse(open(__ENV.CAST));
const seconds = Number(__ENV.SECONDS ?? 30);
/** The last calls need time to be answered. */
const settle = 6;

const answered = new Rate("commands_answered");
const callAccepted = new Trend("call_accepted", true);
const reportAccepted = new Trend("report_accepted", true);
const eventAge = new Trend("event_age_at_console", true);
const positionAge = new Trend("position_age_at_console", true);
const closed = new Counter("incidents_closed");

export const options = {
  scenarios: {
    consoles: { executor: "per-vu-iterations", exec: "screen", vus: cast.consoles.length, iterations: 1, maxDuration: `${seconds + 30}s` },
    units: { executor: "per-vu-iterations", exec: "unit", vus: cast.units.length, iterations: 1, maxDuration: `${seconds + 30}s` },
    desk: { executor: "per-vu-iterations", exec: "desk", vus: 1, iterations: 1, maxDuration: `${seconds + 30}s` },
    calls: {
      executor: "constant-arrival-rate",
      exec: "call",
      rate: 2,
      timeUnit: "1s",
      duration: `${seconds - 3}s`,
      startTime: "3s",
      preAllocatedVUs: 4,
      maxVUs: 20,
    },
  },
  thresholds: {
    checks: ["rate==1"],
    commands_answered: ["rate==1"],
    call_accepted: ["p(95)<1000"],
    event_age_at_console: ["p(95)<1000"],
    position_age_at_console: ["p(95)<1500"],
    incidents_closed: ["count>0"],
  },
};

const uuid = () => crypto.randomUUID();
const now = () => new Date().toISOString();
/** This virtual user's own part of the cast, whatever number k6 has given it. */
const mine = (people) => people[exec.scenario.iterationInTest % people.length];
const untilEnd = (line) => setTimeout(() => line.close(), (seconds + settle) * 1000);

/** A call taker's system, over HTTP. */
export function call() {
  const [lng, lat] = cast.middle;
  const body = {
    commandId: uuid(),
    id: uuid(),
    incidentId: uuid(),
    at: [lng + (Math.random() - 0.5) / 10, lat + (Math.random() - 0.5) / 10],
    type: "unconscious",
    address: "Al-Rashid Street 18",
  };
  const headers = { "content-type": "application/json", authorization: `Bearer ${cast.callTaker}` };
  const response = http.post(`${cast.url}/api/commands/call:take`, JSON.stringify(body), { headers, tags: { name: "call:take" } });
  answered.add(response.status === 200);
  callAccepted.add(response.timings.duration);
  check(response, { "the call has a number": (got) => got.status === 200 && got.json("value.number").length > 4 });
}

/** A dispatcher who sends the next free unit to every new incident, and closes it when its unit is clear. */
export function desk() {
  const free = cast.units.map((unit) => unit.id);
  const waiting = [];
  const send = (line) => {
    while (free.length > 0 && waiting.length > 0) {
      line.ask("incident:assign", { commandId: uuid(), assignmentId: uuid(), incidentId: waiting.shift(), unitId: free.shift() }, ({ ok }) => answered.add(ok));
    }
  };
  openSocket(cast.url, { token: cast.dispatcher }, {
    ready: untilEnd,
    refused: (why) => check(why, { "the dispatcher is let in": () => false }),
    event(name, event, line) {
      if (name !== "event") return;
      const { payload } = event;
      if (event.name === "incident:opened") waiting.push(payload.id);
      if (event.name === "assignment:changed" && !payload.active) {
        free.push(payload.unitId);
        line.ask("incident:close", { commandId: uuid(), incidentId: payload.incidentId, disposition: "handled-on-scene" }, ({ ok }) => {
          answered.add(ok);
          if (ok) closed.add(1);
        });
      }
      send(line);
    },
  });
}

const steps = ["acknowledged", "en-route", "on-scene", "cleared"];

/** A crew: answers what it is sent, and tells once a second where it is. */
export function unit() {
  const { id, token } = mine(cast.units);
  const at = [cast.middle[0], cast.middle[1]];
  const answer = (line, { assignmentId, step }) => {
    const report = { commandId: uuid(), assignmentId, status: steps[step], reportedAt: now() };
    line.ask("assignment:report", report, ({ ok }, milliseconds) => {
      answered.add(ok);
      reportAccepted.add(milliseconds);
      if (ok && step + 1 < steps.length) setTimeout(() => answer(line, { assignmentId, step: step + 1 }), 500);
    });
  };
  openSocket(cast.url, { token }, {
    ready(line) {
      untilEnd(line);
      line.ask("unit:duty", { commandId: uuid(), unitId: id, duty: "in-service" }, ({ ok }) => answered.add(ok));
    },
    refused: (why) => check(why, { "the crew is let in": () => false }),
    event(name, event, line) {
      const sent = name === "event" && event.name === "assignment:changed" && event.payload.status === "dispatched";
      if (sent) answer(line, { assignmentId: event.payload.id, step: 0 });
    },
  });
  openSocket(cast.url, { path: "/tracking/", token }, {
    ready(line) {
      untilEnd(line);
      const ticking = setInterval(() => {
        at[0] += (Math.random() - 0.5) / 1000;
        line.tell("position:report", { unitId: id, at, recordedAt: now(), accuracyMetres: 8 });
      }, 1000);
      setTimeout(() => clearInterval(ticking), seconds * 1000);
    },
    refused: (why) => check(why, { "the crew's positions are let in": () => false }),
  });
}

/** A console that looks at the whole town: one connection for what is kept, one for positions. */
export function screen() {
  const token = mine(cast.consoles);
  let last = 0;
  openSocket(cast.url, { token }, {
    ready(line) {
      untilEnd(line);
      line.ask("sync:since", {}, (answer) => check(answer, { "the console gets its board": ({ ok, value }) => ok && value.kind === "snapshot" }));
    },
    refused: (why) => check(why, { "the console is let in": () => false }),
    event(name, event) {
      if (name !== "event") return;
      eventAge.add(Math.max(0, Date.now() - Date.parse(event.at)));
      check(event, { "numbers rise": ({ number }) => number > last });
      last = event.number;
    },
  });
  openSocket(cast.url, { path: "/tracking/", token }, {
    ready(line) {
      untilEnd(line);
      line.ask("view:watch", { bounds: [-180, -90, 180, 90] }, ({ ok }) => answered.add(ok));
    },
    refused: (why) => check(why, { "the console's map is let in": () => false }),
    event(name, moved) {
      if (name !== "positions:moved") return;
      for (const one of moved) positionAge.add(Math.max(0, Date.now() - Date.parse(one.recordedAt)));
    },
  });
}
