/** The health check of a node's container: exit code 0 when it takes work. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/readyz`).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
