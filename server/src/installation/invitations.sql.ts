import type { Db } from "@najda/protocol";

export async function insertInvitation(db: Db, { tokenHash, expiresAt }: { tokenHash: Buffer; expiresAt: Date }): Promise<void> {
  await db.query(`insert into invitations (token_hash, expires_at) values ($1, $2)`, [tokenHash, expiresAt]);
}

/** True once for each invitation that has not expired. */
export async function useInvitation(db: Db, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<boolean> {
  const { rowCount } = await db.query(
    `update invitations set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2`,
    [tokenHash, now],
  );
  return rowCount === 1;
}
