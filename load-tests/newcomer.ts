import { parseArgs } from "node:util";
import { ok } from "node:assert/strict";
import { callToClosed } from "./newcomer/call-to-closed.ts";
import { gather } from "./newcomer/cast.ts";
import { openChecks } from "./newcomer/checks.ts";
import { readContract } from "./newcomer/contract.ts";
import { draftToReceipts } from "./newcomer/draft-to-receipts.ts";
import { helpFromTheApp } from "./newcomer/help-from-the-app.ts";
import { refusals } from "./newcomer/refusals.ts";
import type { Demo } from "./newcomer/shapes.ts";

/**
 * The main job of a demo installation, through the public contract alone, as a stranger would script it who has
 * nothing but its address, /api/openapi.json and /api/asyncapi.json:
 *
 *   node load-tests/newcomer.ts --url http://localhost:3000
 *
 * A line for each thing looked at, then `N passed, N failed`; exit code 1 when something failed.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { url: { type: "string", default: "http://localhost:3000" } } });
  const url = values.url.replace(/\/$/, "");
  const checks = openChecks((line) => console.log(line));
  await checks.life("the main job", async () => {
    const contract = await checks.need("the documents can be read", () => readContract(url));
    const demo = await checks.need("the demo tells its accounts", async () => {
      contract.used("GET /api/demo");
      const told = (await (await fetch(`${url}/api/demo`)).json()) as Demo;
      ok(told.accounts.length > 4 && told.incidentTypes.length > 0 && told.dispositions.length > 0, JSON.stringify(told).slice(0, 200));
      return told;
    });
    const cast = await gather({ url, demo, contract, checks });
    const stage = { url, demo, contract, checks, cast };
    try {
      await checks.life("call to closed", () => callToClosed(stage));
      await checks.life("help from the app", () => helpFromTheApp(stage));
      await checks.life("draft to receipts", () => draftToReceipts(stage));
      await checks.life("refusals", () => refusals(stage));
      await checks.see("all that was used is named in the documents", () => {
        // An address that does not exist on purpose.
        const unnamed = contract.unnamed().filter((what) => what !== "POST /api/commands/incident:forget");
        ok(unnamed.length === 0, unnamed.join(", "));
      });
    } finally {
      for (const person of Object.values(cast)) person.leave();
    }
  });
  console.log(`${checks.passed} passed, ${checks.failed} failed`);
  process.exitCode = checks.failed > 0 ? 1 : 0;
}

await main();
