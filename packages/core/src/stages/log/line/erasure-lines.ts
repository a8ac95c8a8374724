import type { HistoryEntry } from '../../../ports/index.ts';
import { entry, head } from './line-text.ts';
import type { LoggedErasure, LogLineKind } from './log-line.ts';
import type { Logged } from './subjects.ts';

export const erasureRequested = (erasure: LoggedErasure, logged: Logged): HistoryEntry =>
  erasureEntry('erasure.requested', erasure, logged);

export const erasureFinished = (erasure: LoggedErasure, logged: Logged): HistoryEntry =>
  erasureEntry('erasure.finished', erasure, logged);

const erasureEntry = (kind: LogLineKind, erasure: LoggedErasure, { at }: Logged): HistoryEntry =>
  entry(at, kind, `${head(at, kind, 'warn')},"erasure":${JSON.stringify(erasure)}`, {});
