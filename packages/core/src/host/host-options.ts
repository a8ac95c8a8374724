import type { EventType, Provision, Table } from '@eilbote/contract';
import type { TableCorrection } from '../catalogue/index.ts';
import type { LeadershipTimes, TermTimes } from '../dispatch/index.ts';
import type { Logger } from '../diagnostics/index.ts';
import type { NetworkSettings } from '../network/index.ts';
import type { RetentionOptions } from '../privacy/index.ts';
import type { Records, Store } from '../ports/index.ts';
import type { LogOptions } from '../stages/log/index.ts';

export interface HostOptions {
  /** Where events, deliveries and configuration live, e.g. `sqliteStore({ folder: './eilbote-data' })`. */
  readonly store: Store;
  /** Folder of `Logs/Webhooks.log`; `./eilbote-data` when left out. */
  readonly dataFolder?: string;
  /**
   * The key that secrets and URLs are encrypted with: 32 bytes in base64 or hex. Left out, `EILBOTE_KEY` of the
   * environment counts, else a file of mode 0600 below the user's configuration folder, made at the first start.
   */
  readonly secrets?: { readonly key?: string; readonly oldKeys?: readonly string[] };
  /** Who may be called: by default public receivers over HTTPS only. */
  readonly network?: NetworkSettings;
  readonly log?: LogOptions;
  /** How long the store keeps what was delivered. Rotated files of the delivery log have periods of their own in `log`. */
  readonly retention?: RetentionOptions;
  /** Fills gaps of events from the host's own database. */
  readonly records?: Records;
  /** Zone of local times in transforms: a name of the IANA database; `Europe/Berlin` when left out. */
  readonly timeZone?: string;
  /** Country of telephone numbers that name none: ISO 3166-1 alpha-2, e.g. `AT`; `DE` when left out. */
  readonly country?: string;
  /** The host's own tables, event types and corrections of the standard ones. */
  readonly tables?: readonly Table[];
  readonly eventTypes?: readonly EventType[];
  readonly corrections?: readonly TableCorrection[];
  /** Where the engine tells its operator what is going on; the console for warnings and errors when left out. */
  readonly diagnostics?: Logger;
  /** `disable` leaves a plugin out that is wrong or fails to start; its deliveries wait. `abort` (default) does not start then. */
  readonly onPluginFailure?: 'abort' | 'disable';
  /** Only publishes and administers; another process of the installation dispatches. */
  readonly dispatch?: boolean;
  /** Warnings refuse an event. For the tests of a host. */
  readonly strict?: boolean;
  /** How long `stop()` waits for calls under way before it breaks them off; milliseconds, 10,000 when left out. */
  readonly stopGraceMs?: number;
  /** Replaces or wraps services of the engine for all plugins. */
  readonly provides?: readonly Provision[];
  /** Distances at which the dispatcher looks around; milliseconds. */
  readonly times?: Partial<LeadershipTimes & TermTimes>;
}
