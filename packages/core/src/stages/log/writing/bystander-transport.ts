import Transport from 'winston-transport';
import { loadWinston, type Logger } from '../../../diagnostics/index.ts';
import type { Clock } from '../../../ports/index.ts';
import { LEVEL, MESSAGE, type LineInfo } from './delivery-log-transport.ts';

/** Lines that may wait for a slow transport; further ones pass it by. */
const longestQueue = 10_000;
const endLimitMs = 5000;

/**
 * Stands before a transport of the host. winston stops all transports of a logger while one of them is slow, and a
 * failing one can end the process: behind this one it can only harm itself. What it misses stands in `Webhooks.log`.
 */
export class BystanderTransport extends Transport {
  /** Written to directly: a winston logger loses up to 16 lines when it is ended, and more where it is stopped. */
  readonly #target: Transport;
  readonly #diagnostics: Logger;
  #lastSequence = 0;
  #missed = 0;
  #hasFailed = false;

  constructor(transport: Transport, diagnostics: Logger) {
    super();
    this.#diagnostics = diagnostics;
    // The logger tells the transport its levels, and adapts one that was made for winston 2.
    const logger = loadWinston().createLogger({ level: 'info', transports: [transport] });
    logger.on('error', (error) => this.#failed(error));
    this.#target = logger.transports[0] ?? transport;
  }

  override log(info: LineInfo, next: () => void): void {
    next();
    // After a full disk the same lines come again.
    if (info.sequence <= this.#lastSequence) return;
    this.#lastSequence = info.sequence;
    if (this.#target.writableLength >= longestQueue) {
      if (this.#missed === 0) this.#diagnostics.warn('a transport of the delivery log is too slow and misses lines');
      this.#missed += 1;
      return;
    }
    try {
      this.#target.write({
        ...(JSON.parse(info[MESSAGE]) as object),
        level: info.level,
        message: info.message,
        [LEVEL]: info.level,
        [MESSAGE]: info[MESSAGE],
      });
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Lets the transport finish, but not for ever. */
  async finish(clock: Clock): Promise<void> {
    if (this.#missed > 0) {
      this.#diagnostics.warn('a transport of the delivery log has missed lines', { lines: this.#missed });
    }
    await new Promise<void>((resolve) => {
      const limit = clock.timer(endLimitMs, resolve);
      this.#target.once('finish', () => {
        limit.cancel();
        resolve();
      });
      this.#target.end();
    });
  }

  #failed(error: unknown): void {
    if (!this.#hasFailed) this.#diagnostics.warn('a transport of the delivery log has failed', { error });
    this.#hasFailed = true;
  }
}
