import type { LocalizedText } from '@eilbote/contract';
import type { HandshakeDefinition } from '../webhooks/definition.ts';
import { HANDSHAKE_REFUSED } from './errors.ts';

/** What a receiver says to the question whether it may be called. */
export type Permission =
  | {
      readonly kind: 'granted';
      /** Absent where it sets no limit. */
      readonly callsPerMinute?: number;
    }
  | { readonly kind: 'refused'; readonly reason: LocalizedText };

/**
 * Reads the answer (CloudEvents HTTP 1.1 Web Hooks, 4.2). Only who is named may call, so silence is a refusal.
 * @param host of the receiver, for the reason
 */
export function readPermission(
  { status, headers }: { readonly status: number; readonly headers: { readonly [name: string]: string } },
  { origin, callsPerMinute: wanted }: HandshakeDefinition,
  host: string,
): Permission {
  const refused = (why: Parameters<typeof HANDSHAKE_REFUSED>[0]['why']): Permission => ({
    kind: 'refused',
    reason: HANDSHAKE_REFUSED({ host, origin, status, why }).text,
  });
  if (status < 200 || status > 299) return refused('status');
  const allowed = headers['webhook-allowed-origin'];
  if (allowed === undefined) return refused('silent');
  const names = new Set(allowed.split(',').map((name) => name.trim().toLowerCase()));
  if (!names.has('*') && !names.has(origin.toLowerCase())) return refused('other');
  const rate = readRate(headers['webhook-allowed-rate'], wanted);
  if (rate === 0) return refused('rate');
  return rate === undefined ? { kind: 'granted' } : { kind: 'granted', callsPerMinute: rate };
}

/** `*` sets no limit; where nothing is said, what was asked for is as much as was allowed. */
function readRate(text: string | undefined, wanted: number | undefined): number | undefined {
  const rate = text?.trim();
  if (rate === '*') return undefined;
  return rate !== undefined && /^[0-9]{1,9}$/.test(rate) ? Number(rate) : wanted;
}
