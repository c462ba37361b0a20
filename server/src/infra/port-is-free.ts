import { createServer } from "node:net";

/** Throws what listening there would throw (EADDRINUSE, EACCES), before anything else has been started. */
export async function requireFreePort({ port, host }: { port: number; host: string }): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(port, host, resolve);
  });
  await new Promise<void>((resolve) => {
    probe.close(() => resolve());
  });
}
