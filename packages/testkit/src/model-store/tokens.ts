import type { TokenLease, TokenLeased, TokenRow, TokenSave } from '@eilbote/core';
import type { ModelDisk } from './model-disk.ts';

export const connectionToken = (disk: ModelDisk, connection: string): TokenRow | undefined =>
  disk.tokens.get(connection)?.row;

export function leaseToken(disk: ModelDisk, { connection, seen, lease, now, until }: TokenLease): TokenLeased {
  if (!disk.connections.has(connection)) return { kind: 'unknown' };
  const { row, lease: held } = disk.tokens.get(connection) ?? {};
  if (row !== undefined && row.number !== seen) return { kind: 'replaced', row };
  if (held !== undefined && held.until >= now) return { kind: 'held', until: held.until };
  disk.tokens.set(connection, { row, lease: { token: lease, until } });
  return { kind: 'leased' };
}

export function saveToken(disk: ModelDisk, { connection, version, token, expiresAt, lease }: TokenSave): boolean {
  const known = disk.tokens.get(connection);
  if (known?.lease?.token !== lease) return false;
  const row = Object.freeze({ number: (known.row?.number ?? 0) + 1, version, token, expiresAt });
  disk.tokens.set(connection, { row, lease: undefined });
  return true;
}

export function releaseToken(disk: ModelDisk, connection: string, lease: string): void {
  const known = disk.tokens.get(connection);
  if (known?.lease?.token === lease) disk.tokens.set(connection, { row: known.row, lease: undefined });
}
