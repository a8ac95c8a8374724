import type TransportStream from 'winston-transport';
import { loadWinston, type Logger } from '../../../diagnostics/index.ts';
import type { Clock } from '../../../ports/index.ts';
import { BystanderTransport } from './bystander-transport.ts';
import { DeliveryLogTransport, LEVEL, MESSAGE, type LineInfo } from './delivery-log-transport.ts';

/** A row of history on its way to the log, without what does not belong there. */
export interface FreshRow {
  readonly sequence: number;
  readonly kind: string;
  /** The finished line with its sequence. */
  readonly text: string;
}

export interface LogPipe {
  /** Passes finished lines through winston and returns them in one piece, each with its line feed. */
  through(rows: readonly FreshRow[]): string;
  close(clock: Clock): Promise<void>;
}

/** The winston logger of the delivery log: our own transport, and those of the host behind it. */
export function winstonPipe(transports: readonly TransportStream[], diagnostics: Logger): LogPipe {
  const ours = new DeliveryLogTransport();
  const bystanders = transports.map((transport) => new BystanderTransport(transport, diagnostics));
  const logger = loadWinston().createLogger({
    level: 'info',
    // Lines are finished; winston's default would serialise them once more.
    format: { transform: (info) => info },
    transports: [ours, ...bystanders],
  });
  return {
    through(rows) {
      for (const row of rows) logger.write(lineInfo(row));
      const { lines, count } = ours.take();
      if (count !== rows.length) throw new Error(`winston passed on ${count} of ${rows.length} lines`);
      return lines;
    },
    async close(clock) {
      await Promise.all(bystanders.map((bystander) => bystander.finish(clock)));
      logger.close();
    },
  };
}

function lineInfo({ sequence, kind, text }: FreshRow): LineInfo {
  const level = levelOf(text);
  return { level, message: kind, sequence, [LEVEL]: level, [MESSAGE]: text };
}

const levelPattern = /"level":"(info|warn|error)"/;

/** A line begins with version, sequence, time, kind and level, in this order: no text of a user stands before it. */
const levelOf = (text: string): string => levelPattern.exec(text)?.[1] ?? 'info';
