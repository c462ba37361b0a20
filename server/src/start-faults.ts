import type { Config } from "./config.ts";
import { sqlState } from "./infra/pool.ts";
import { CannotStart } from "./infra/postgres-cannot-start.ts";

/** One sentence for what a person can mend; undefined for a fault of ours, which keeps its stack. */
export function faultOfStart(error: unknown, config: Config): string | undefined {
  if (error instanceof CannotStart) return error.message;
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") return `Port ${config.PORT} is in use. Stop what runs there, or choose another: PORT=${config.PORT + 1} npm start`;
  if (code === "EACCES") return `Port ${config.PORT} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`;
  if (config.DATABASE_URL === undefined) return undefined;
  return databaseFault(error, code);
}

function databaseFault(error: Error, code: string): string | undefined {
  if (["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH"].includes(code) || /timeout/i.test(error.message)) {
    return "Nobody answers at DATABASE_URL. Check its host and port, and that PostgreSQL runs there.";
  }
  switch (sqlState(error)) {
    case "28P01":
    case "28000":
      return "DATABASE_URL: user or password is refused by the database. Correct it.";
    case "3D000":
      return "DATABASE_URL names a database that does not exist. Create it, or correct the name.";
    case "42501":
      return "DATABASE_URL: this user may not create the schema. Give it the rights of the database's owner.";
    default:
      return undefined;
  }
}
