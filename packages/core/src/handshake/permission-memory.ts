import type { LocalizedText } from '@eilbote/contract';
import type { Permission } from './permission.ts';

/** A permission is good for a day: by then the receiver may allow more or less. */
const grantedMs = 24 * 3600 * 1000;
/** What waits behind the one that asked need not ask again. */
const refusedMs = 60 * 1000;

interface Remembered {
  readonly key: string;
  /** When the receiver was asked; milliseconds since 1970. */
  readonly at: number;
  readonly callsPerMinute?: number;
  readonly refused?: LocalizedText;
}

/** What a memory must keep over a restart, by the ids of webhooks. */
export interface PermissionMemoryState {
  readonly [webhook: string]: Remembered;
}

/** What the receivers of one lane allowed: one answer for each webhook that asks. */
export class PermissionMemory {
  readonly #remembered: Map<string, Remembered>;
  readonly #changed: (now?: number) => void;

  /** `changed` hears when the allowed rate may be another one, and at what time where the receiver was just asked. */
  constructor(state: PermissionMemoryState = {}, changed: (now?: number) => void = () => {}) {
    this.#remembered = new Map(Object.entries(state));
    this.#changed = changed;
  }

  /** Absent where there is nothing to remember. */
  get state(): PermissionMemoryState | undefined {
    return this.#remembered.size === 0 ? undefined : Object.fromEntries(this.#remembered);
  }

  /** The lowest rate that is allowed; `undefined` for no limit. */
  get callsPerMinute(): number | undefined {
    const rates = [...this.#remembered.values()].flatMap(({ callsPerMinute }) => callsPerMinute ?? []);
    return rates.length === 0 ? undefined : Math.min(...rates);
  }

  /** What was answered, while it is good; the receiver has to be asked otherwise. */
  of(webhook: string, key: string, now: number): Permission | undefined {
    const known = this.#remembered.get(webhook);
    if (known?.key !== key) return undefined;
    const { at, refused, callsPerMinute } = known;
    // A clock that was set back must not make an answer good for longer.
    if (now < at || now >= at + (refused === undefined ? grantedMs : refusedMs)) return undefined;
    if (refused !== undefined) return { kind: 'refused', reason: refused };
    return callsPerMinute === undefined ? { kind: 'granted' } : { kind: 'granted', callsPerMinute };
  }

  remember(webhook: string, key: string, permission: Permission, now: number): void {
    const { callsPerMinute } = permission.kind === 'granted' ? permission : {};
    this.#remembered.set(webhook, {
      key,
      at: now,
      ...(callsPerMinute === undefined ? {} : { callsPerMinute }),
      ...(permission.kind === 'refused' ? { refused: permission.reason } : {}),
    });
    this.#changed(now);
  }

  /** Forgets the webhooks that do not ask any more. */
  keep(asks: (webhook: string) => boolean): void {
    const gone = [...this.#remembered.keys()].filter((webhook) => !asks(webhook));
    if (gone.length === 0) return;
    for (const webhook of gone) this.#remembered.delete(webhook);
    this.#changed();
  }
}
