import { firstSchema } from './0001-first-schema.ts';
import { sendingAgain } from './0002-sending-again.ts';
import { credentials } from './0003-credentials.ts';
import { pauses } from './0004-pauses.ts';
import { findingFaults } from './0005-finding-faults.ts';
import { privacy } from './0006-privacy.ts';
import { erasure } from './0007-erasure.ts';
import { dispatcherSince } from './0008-dispatcher-since.ts';
import { coalescing } from './0009-coalescing.ts';
import { steps } from './0010-steps.ts';
import { restorations } from './0011-restorations.ts';
import { backfill } from './0012-backfill.ts';
import type { Migration } from './migration.ts';

/** All steps, in order, numbered from 1 without a gap. */
export const migrations: readonly Migration[] = [
  firstSchema,
  sendingAgain,
  credentials,
  pauses,
  findingFaults,
  privacy,
  erasure,
  dispatcherSince,
  coalescing,
  steps,
  restorations,
  backfill,
];
