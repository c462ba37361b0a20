import { Redis } from "ioredis";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startRedis, type TestRedis } from "./redis.ts";
import { crew, desk, openTown, position, type Screen, type Town, until } from "./tracking-town.ts";

let town: Town;
let redis: TestRedis;

beforeEach(async () => {
  [town, redis] = await Promise.all([openTown(), startRedis()]);
});
afterEach(async () => {
  await town.end();
  await redis.stop();
});

const everywhere = [-180, -90, 180, 90] as const;

/** A crew on one node and a desk on another. */
async function apart(redisUrl?: string) {
  const options = redisUrl === undefined ? {} : { redisUrl };
  const [crews, desks] = await Promise.all([town.node(options), town.node(options)]);
  const centreId = await town.addCentre();
  const unitId = await town.addUnit(centreId);
  const device = await crews.screen(crew(centreId, unitId));
  const console = await desks.screen(desk(centreId));
  await console.watch(everywhere);
  return { crews, desks, unitId, device, console };
}

let longitude = 35;

/** Reports a new place and tells how long it took to be on the console, in milliseconds. */
async function drive({ device, console, unitId }: { device: Screen; console: Screen; unitId: string }): Promise<number> {
  longitude += 0.001;
  const at: [number, number] = [Math.round(longitude * 1000) / 1000, 31.95];
  const sentAt = performance.now();
  device.socket.emit("position:report", position(unitId, at));
  await console.sees(unitId, (unit) => unit.at[0] === at[0]);
  return performance.now() - sentAt;
}

const wire = (node: { tracking: { stats(): { wire: string } } }, state: string) =>
  until(`a wire that is ${state}`, () => (node.tracking.stats().wire === state ? true : undefined));

test("a position that one node took is on another node's console within half a second", async () => {
  const town = await apart(redis.url);
  await Promise.all([wire(town.crews, "alive"), wire(town.desks, "alive")]);
  for (let step = 0; step < 10; step += 1) expect(await drive(town)).toBeLessThan(500);
  // Each place came once, whatever the ways it took.
  const places = town.console.deltas.flat().map((unit) => unit.at[0]);
  expect(new Set(places).size).toBe(places.length);
});

test("without Redis another node's positions arrive by PostgreSQL", async () => {
  const town = await apart();
  for (let step = 0; step < 3; step += 1) expect(await drive(town)).toBeLessThan(2_500);
});

test("Redis is killed and comes back: positions go on arriving, and are fast again afterwards", async () => {
  const town = await apart(redis.url);
  await wire(town.desks, "alive");
  await drive(town);
  await redis.kill();
  for (let step = 0; step < 3; step += 1) await drive(town);
  expect(town.desks.tracking.stats().wire).toBe("silent");
  redis = await startRedis({ port: redis.port });
  await Promise.all([wire(town.crews, "alive"), wire(town.desks, "alive")]);
  expect(await drive(town)).toBeLessThan(500);
});

test("a Redis that hangs counts as one that is away", async () => {
  const town = await apart(redis.url);
  await wire(town.desks, "alive");
  const client = new Redis(redis.url);
  await client.client("PAUSE", 6_000);
  await wire(town.desks, "silent");
  for (let step = 0; step < 2; step += 1) expect(await drive(town)).toBeLessThan(2_500);
  client.disconnect();
});
