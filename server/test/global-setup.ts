import type { TestProject } from "vitest/node";
import "./provided.ts";
import { type TestPostgres, startTestPostgres } from "./postgres.ts";

interface Shared {
  users: number;
  postgres: Promise<TestPostgres>;
}

/** Vitest loads this file once per project, all in one process: the place they share is the global object. */
const place: { [name: symbol]: Shared | undefined } = globalThis;
const key = Symbol.for("najda.test-postgres");

/** The projects of one run share one PostgreSQL; the last to end stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (place[key] ??= { users: 0, postgres: startTestPostgres() });
  shared.users += 1;
  const { superuserUrl, url } = await shared.postgres;
  project.provide("postgres", { superuserUrl, url });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    place[key] = undefined;
    await (await shared.postgres).stop();
  };
}
