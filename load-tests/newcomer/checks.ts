/** What was looked at, one line each, and how it ended. */
export interface Checks {
  /** What everything after it in this life stands on: when it fails, the rest of the life is left out. */
  need<T>(says: string, step: () => Promise<T> | T): Promise<T>;
  /** What can fail without taking the rest along. */
  see(says: string, step: () => unknown): Promise<void>;
  /** One life; what fails inside ends only it. */
  life(name: string, story: () => Promise<void>): Promise<void>;
  readonly passed: number;
  readonly failed: number;
}

/** Printed already; only ends the life it happened in. */
class LeftOut extends Error {}

export function openChecks(print: (line: string) => void): Checks {
  let passed = 0;
  let failed = 0;
  const attempt = async <T>(says: string, step: () => Promise<T> | T): Promise<{ value: T } | undefined> => {
    const began = performance.now();
    try {
      const value = await step();
      passed += 1;
      print(`ok ${says} (${Math.round(performance.now() - began)} ms)`);
      return { value };
    } catch (error) {
      failed += 1;
      print(`FAILED ${says}: ${error instanceof Error ? error.message.split("\n").slice(0, 6).join(" ") : String(error)}`);
      return undefined;
    }
  };
  return {
    async need(says, step) {
      const done = await attempt(says, step);
      if (done === undefined) throw new LeftOut();
      return done.value;
    },
    async see(says, step) {
      await attempt(says, step);
    },
    async life(name, story) {
      print(`# ${name}`);
      try {
        await story();
      } catch (error) {
        if (error instanceof LeftOut) return print(`# the rest of "${name}" was left out`);
        failed += 1;
        print(`FAILED ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    },
    get passed() {
      return passed;
    },
    get failed() {
      return failed;
    },
  };
}
