import type { JsonValue } from '@eilbote/contract';

/** Whether there is no value: `null` or the empty text. */
export const isMissing = (value: JsonValue | undefined): value is null | undefined | '' =>
  value === null || value === undefined || value === '';
