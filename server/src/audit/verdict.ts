import { inTransaction, type Pool } from "../infra/pool.ts";
import { verifyAudit, type Witnessed } from "./verify.ts";

/** What `npm run admin -- verify-audit [SEAL HASH]` says, and whether the audit is as it was sealed. */
export async function auditVerdict(pool: Pool, [seal, hash]: readonly string[]): Promise<{ sound: boolean; says: string }> {
  const witnessed = witnessedFrom(seal, hash);
  if (witnessed === "unreadable") return { sound: false, says: "Give the number and the hash of a seal as they were written down: verify-audit 12 5f3c..." };
  const { faults, seals, rows, waiting, newest } = await inTransaction(pool, (db) => verifyAudit(db, witnessed), "begin isolation level repeatable read read only");
  const found = faults.length === 0 ? "Every sealed row is as it was sealed." : `The audit is NOT as it was sealed:\n${faults.map((fault) => `  ${fault}`).join("\n")}`;
  const counted = `${seals} seals, ${rows} rows, ${waiting} not sealed yet.`;
  const keep = newest === undefined ? "" : `\nWrite this down outside the database, and give it to the next verification:\n${newest.seal} ${newest.hash}`;
  return { sound: faults.length === 0, says: `${found}\n${counted}${keep}` };
}

function witnessedFrom(seal: string | undefined, hash: string | undefined): Witnessed | "unreadable" | undefined {
  if (seal === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(seal) || hash === undefined || !/^[0-9a-f]{64}$/i.test(hash)) return "unreadable";
  return { seal: Number(seal), hash: hash.toLowerCase() };
}
