import { Refusal } from './refusal.ts';

/** The sequence before which a page begins. */
export function sequenceBefore(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('PAGE_CURSOR_INVALID', { cursor });
  return Number(cursor);
}
