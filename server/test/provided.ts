import type { TestPostgres } from "./postgres.ts";

declare module "vitest" {
  /** What the global set-up hands to every test process. */
  interface ProvidedContext {
    postgres: Omit<TestPostgres, "stop">;
  }
}
