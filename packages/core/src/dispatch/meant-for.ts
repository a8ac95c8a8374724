import type { StoredEvent } from '../ports/index.ts';

/** Of a backfill hear only the webhooks that it names. */
export const isMeantFor = ({ backfill }: Pick<StoredEvent, 'backfill'>, { id }: { readonly id: string }): boolean =>
  backfill === undefined || backfill.webhooks.includes(id);
