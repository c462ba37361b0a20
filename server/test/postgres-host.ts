import { startEmbeddedPostgres } from "../src/infra/postgres-embedded.ts";

/** A program that does nothing but have a private PostgreSQL in the folder of its argument and say its URL, for tests that kill it. */
const postgres = await startEmbeddedPostgres({ folder: process.argv[2] ?? "", log: (line) => process.stderr.write(`${line}\n`) });
process.stdout.write(`${postgres.url}\n`);
process.once("SIGINT", () => void postgres.stop().then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
