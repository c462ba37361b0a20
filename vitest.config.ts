import { defineConfig } from "vitest/config";

// A slow machine must not turn the suite red: conditions are waited for by events or polled, and this long.
const patient = { expect: { poll: { timeout: 20_000, interval: 25 } } };
/** Tests that mostly wait for a database or a socket; a browser would take both cores from them. */
const twoAtOnce = { maxWorkers: 2, sequence: { groupOrder: 1 } };
const outside = ["**/node_modules/**", "**/dist/**", "**/.data/**"];

/**
 * Four kinds of test, told apart by their suffix: pure rules (`.test.ts`), PostgreSQL (`.pg.test.ts`),
 * the whole server over real sockets (`.flow.test.ts`), and a real browser (`.e2e.ts`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rules",
          include: ["**/*.test.ts"],
          exclude: [...outside, "**/*.pg.test.ts", "**/*.flow.test.ts"],
          // Values in, values out: nothing that one file could leave behind for the next.
          isolate: false,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "postgis",
          ...twoAtOnce,
          include: ["**/*.pg.test.ts"],
          exclude: outside,
          globalSetup: ["server/test/global-setup.ts"],
          ...patient,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "flows",
          ...twoAtOnce,
          include: ["**/*.flow.test.ts"],
          exclude: outside,
          globalSetup: ["server/test/global-setup.ts"],
          ...patient,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          sequence: { groupOrder: 2 },
          include: ["**/*.e2e.ts"],
          exclude: outside,
          globalSetup: ["server/test/global-setup.ts"],
          ...patient,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
