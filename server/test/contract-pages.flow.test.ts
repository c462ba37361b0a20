import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands, events, refusals } from "@najda/protocol";
import { oldTown, startCity, type City } from "./city.ts";

let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

describe("what a person and a machine that watches can read", () => {
  test("/docs is a page that needs no script and no other host", async () => {
    const response = await fetch(`${city.url}/docs`);
    const page = await response.text();
    expect(response.headers.get("content-type")).toMatch(/^text\/html; charset=utf-8/);
    expect(page).toMatch(/^<!doctype html>\s*<html lang="en">/);
    expect(page).not.toMatch(/<script|\son\w+=|javascript:|https?:\/\/(?!json-schema)/i);
    for (const name of [...Object.keys(commands), ...Object.keys(events), ...Object.keys(refusals)]) expect(page).toContain(`<code>${name}</code>`);
    const style = await fetch(`${city.url}/docs/docs.css`);
    expect(style.headers.get("content-type")).toMatch(/^text\/css/);
  });

  test("/metrics counts commands by name and answer", async () => {
    const [desk, citizen] = [await city.signIn("dispatcher"), await city.signIn("citizen")];
    const call = { id: uuid(), incidentId: uuid(), at: oldTown, type: "fall" };
    expect(await desk.ask("call:take", call)).toMatchObject({ ok: true });
    expect(await citizen.ask("call:take", call)).toMatchObject({ ok: false, code: "role-refused" });
    const metrics = await (await fetch(`${city.url}/metrics`)).text();
    for (const answer of ["ok", "role-refused"]) expect(metrics.split("\n")).toContain(`najda_commands_total{name="call:take",answer="${answer}"} 1`);
    expect(metrics).toContain("\nnajda_command_seconds_bucket{");
  });

  test.each(["/", "/docs", "/docs/docs.css", "/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/board", "/api/nothing", "/api/commands/call:take", "/intake/calls", "/alerts/feed.atom", "/alerts/none.xml", "/tiles/map.json", "/citizen", "/no/such/file.js", "/%E0%A4%A"])(
    "%s carries the security headers, and does not say what made it",
    async (path) => {
      for (const method of ["GET", "POST"]) {
        const { headers } = await fetch(`${city.url}${path}`, { method, redirect: "manual", ...(method === "POST" ? { body: "{", headers: { "content-type": "application/json" } } : {}) });
        expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'$|script-src 'self';.*object-src 'none';.*frame-ancestors 'none'/);
        expect(headers.get("content-security-policy")).not.toMatch(/unsafe-(inline|eval)/);
        expect(Object.fromEntries(headers)).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin" });
        expect([headers.has("x-powered-by"), headers.has("server")]).toEqual([false, false]);
      }
    },
  );
});

test("a node that drains says so to whoever asks whether it is ready, and answers nothing after that", async () => {
  const ending = await startCity();
  const { port, host } = new URL(ending.url);
  const ready = await fetch(`${ending.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ok: true }]);
  // A question that had begun when the order to stop came.
  const line = connect(Number(port), "localhost");
  await new Promise((resolve) => line.once("connect", resolve));
  await new Promise((resolve) => line.write(`GET /readyz HTTP/1.1\r\nhost: ${host}\r\n`, resolve));
  const stopped = ending.stop();
  line.write("connection: close\r\n\r\n");
  const answer = await text(line);
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect(answer).toContain(`{"ok":false,"why":"draining"}`);
  await stopped;
  await expect(fetch(`${ending.url}/healthz`)).rejects.toThrow();
});

test("a client that connects and says nothing doesn't keep a node from stopping", async () => {
  const ending = await startCity();
  const { port } = new URL(ending.url);
  const line = connect(Number(port), "localhost");
  await new Promise((resolve) => line.once("connect", resolve));
  const gone = new Promise((resolve) => line.once("close", resolve));
  line.resume();
  await ending.stop();
  await gone;
});
