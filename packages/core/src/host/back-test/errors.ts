import { defineError } from '@eilbote/contract';

export const BACK_TEST_SIZE_INVALID = defineError<{ last: number; most: number }>(
  'BACK_TEST_SIZE_INVALID',
  {
    de: 'Ein Rückblick über so viele Ereignisse ist nicht möglich.',
    en: 'A back-test of so many events is not possible.',
  },
  ({ last, most }) => ({
    de: `Ein Rückblick über ${last} Ereignisse ist nicht möglich. Er umfasst 1 bis ${most}.`,
    en: `A back-test of ${last} events is not possible. It takes 1 to ${most}.`,
  }),
);
