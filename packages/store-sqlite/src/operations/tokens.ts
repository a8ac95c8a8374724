import type { TokenLease, TokenLeased, TokenRow, TokenSave } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';

type TokenColumns = readonly [
  number: number,
  version: number | null,
  token: string | null,
  expiresAt: number | null,
  lease: string | null,
  leaseUntil: number | null,
];

export function tokenOperations({ prepare }: Connection) {
  const find = prepare(
    'SELECT number, version, token, expires_at, lease, lease_until FROM connection_token WHERE connection = ?',
  );
  const exists = prepare('SELECT 1 FROM connection WHERE id = ?');
  const take = prepare(`
    INSERT INTO connection_token (connection, number, lease, lease_until) VALUES (?1, 0, ?2, ?3)
    ON CONFLICT (connection) DO UPDATE SET lease = excluded.lease, lease_until = excluded.lease_until`);
  const save = prepare(`
    UPDATE connection_token SET number = number + 1, version = ?, token = ?, expires_at = ?, lease = NULL,
      lease_until = NULL
    WHERE connection = ? AND lease = ?`);
  const release = prepare(
    'UPDATE connection_token SET lease = NULL, lease_until = NULL WHERE connection = ? AND lease = ?',
  );

  function connectionToken(connection: string): TokenRow | undefined {
    const row = find.first<TokenColumns>(connection);
    return row && tokenRow(row);
  }

  return {
    connectionToken,

    leaseToken({ connection, seen, lease, now, until }: TokenLease): TokenLeased {
      if (exists.first(connection) === undefined) return { kind: 'unknown' };
      const found = find.first<TokenColumns>(connection);
      const row = found && tokenRow(found);
      if (row !== undefined && row.number !== seen) return { kind: 'replaced', row };
      const [, , , , heldBy = null, heldUntil = null] = found ?? [];
      if (heldBy !== null && heldUntil !== null && heldUntil >= now) return { kind: 'held', until: heldUntil };
      take.run(connection, lease, until);
      return { kind: 'leased' };
    },

    saveToken: ({ connection, version, token, expiresAt, lease }: TokenSave): boolean =>
      save.count(version, token, expiresAt, connection, lease) > 0,

    releaseToken(connection: string, lease: string): void {
      release.run(connection, lease);
    },
  };
}

function tokenRow([number, version, token, expiresAt]: TokenColumns): TokenRow | undefined {
  if (version === null || token === null || expiresAt === null) return undefined;
  return { number, version, token, expiresAt };
}
