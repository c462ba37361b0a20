import { io } from "socket.io-client";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oldTown, startCity, type City } from "./city.ts";

let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${city.url}${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

test("a revoked session loses its socket within a second, and its token is useless", async () => {
  const someone = await city.signIn("dispatcher");
  const gone = new Promise<string>((resolve) => someone.socket.once("disconnect", resolve));
  const started = Date.now();
  expect(await city.admin.send("session:revoke", { personId: someone.person.id })).toEqual({ ended: 1 });
  await gone;
  expect(Date.now() - started).toBeLessThan(1_000);
  const answer = await fetch(`${city.url}/api/board`, { headers: { authorization: `Bearer ${someone.token}` } });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ ok: false, code: "signed-out" });
});

test("wrong passwords are counted by account and source, and a right one is then refused too", async () => {
  const name = "dispatcher under attack";
  await city.admin.send("person:add", { personId: uuid(), name, password: "a password that is long enough", role: "dispatcher", centreId: city.centreId });
  for (let attempt = 0; attempt < 5; attempt++) {
    const wrong = await post("/api/sessions", { name, password: "not it at all, sorry" });
    expect([wrong.status, (await wrong.json()).code]).toEqual([401, "wrong-credentials"]);
  }
  const right = await post("/api/sessions", { name, password: "a password that is long enough" });
  expect(right.status).toBe(429);
  expect(await right.json()).toMatchObject({ code: "too-many-attempts", facts: { seconds: expect.any(Number) } });
  city.clock.move(16 * 60);
  expect((await post("/api/sessions", { name, password: "a password that is long enough" })).status).toBe(200);
});

test("an account that does not exist is answered like a wrong password", async () => {
  const unknown = await post("/api/sessions", { name: "nobody", password: "whatever it may be" });
  expect([unknown.status, (await unknown.json()).code]).toEqual([401, "wrong-credentials"]);
});

test("a page gets a cookie that scripts can't read and no token; a program gets the token", async () => {
  const name = "page person";
  const password = "a password that is long enough";
  await city.admin.send("person:add", { personId: uuid(), name, password, role: "dispatcher", centreId: city.centreId });
  const page = await post("/api/sessions", { name, password, app: "console" }, { origin: city.url });
  expect(page.headers.get("set-cookie")).toMatch(/^__Host-najda-console=[\w-]+; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Strict$/);
  expect(await page.json()).not.toHaveProperty("token");
  const cookie = page.headers.get("set-cookie")!.split(";")[0]!;
  const headers = { cookie, "x-najda-app": "console" };
  expect((await fetch(`${city.url}/api/sessions/current`, { headers })).status).toBe(200);
  // A cookie alone is what another page could send: a command needs this installation's own Origin with it.
  expect((await post("/api/commands/master:list", {}, headers)).status).toBe(403);
  expect((await post("/api/commands/master:list", {}, { ...headers, origin: city.url })).status).toBe(200);
  for (const origin of ["https://evil.example", "null", "http://localhost.evil.example:3000"]) {
    expect((await post("/api/commands/master:list", {}, { ...headers, origin })).status).toBe(403);
    expect((await post("/api/sessions", { name, password, app: "console" }, { origin })).status).toBe(403);
  }
});

test.each(["https://evil.example", "null"])("a socket from a page at %s is not opened, whatever it carries", async (origin) => {
  const someone = await city.signIn("dispatcher");
  const socket = io(city.url, { transports: ["websocket"], auth: { token: someone.token }, extraHeaders: { origin }, forceNew: true, reconnection: false });
  await expect(new Promise((resolve, reject) => {
    socket.once("connect", () => resolve("opened"));
    socket.once("connect_error", reject);
  })).rejects.toThrow();
  socket.disconnect();
});

test("signing out ends the session everywhere", async () => {
  const someone = await city.signIn("call-taker");
  const gone = new Promise((resolve) => someone.socket.once("disconnect", resolve));
  await fetch(`${city.url}/api/sessions/current`, { method: "DELETE", headers: { authorization: `Bearer ${someone.token}` } });
  await gone;
  const again = await post("/api/commands/call:take", { id: uuid(), incidentId: uuid(), at: oldTown, type: "fall" }, { authorization: `Bearer ${someone.token}` });
  expect(again.status).toBe(401);
});
