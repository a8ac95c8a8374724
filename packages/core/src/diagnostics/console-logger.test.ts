import { defineError } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import Transport from 'winston-transport';
import { consoleLogger, type ConsoleLoggerOptions } from './console-logger.ts';

const MESSAGE = Symbol.for('message');

function recorded(options: ConsoleLoggerOptions = {}) {
  const lines: string[] = [];
  const transport = new Transport({
    log(info: { [MESSAGE]: string }, next) {
      lines.push(info[MESSAGE].replace(/^\S+Z /, ''));
      next();
    },
  });
  return { logger: consoleLogger({ ...options, transports: [transport] }), lines };
}

const BROKEN = defineError<{ name: string }>('BROKEN', { de: 'x.', en: 'x.' }, ({ name }) => ({
  de: `${name} ist kaputt.`,
  en: `${name} is broken.`,
}));

describe('the console logger', () => {
  it('shows what is at least as important as asked, by itself from warnings on', () => {
    for (const [level, shown] of [
      [undefined, ['warn', 'error']],
      ['debug', ['debug', 'info', 'warn', 'error']],
      ['error', ['error']],
      ['silent', []],
    ] as const) {
      const { logger, lines } = recorded(level === undefined ? {} : { level });
      logger.debug('m');
      logger.info('m');
      logger.warn('m');
      logger.error('m');
      expect(lines).toEqual(shown.map((name) => `${name} eilbote: m`));
    }
  });

  it('writes facts as JSON, errors with their code, and no stack', () => {
    const { logger, lines } = recorded();
    logger.warn('a "message"', { port: 80, error: BROKEN({ name: 'Tür' }), cause: new TypeError('no'), big: 7n });
    expect(lines).toEqual([
      'warn eilbote: a "message" {"port":80,"error":"BROKEN: Tür is broken.","cause":"TypeError: no","big":"7"}',
    ]);
  });

  it('is not brought down by facts that cannot be written, or a transport that fails', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const { logger, lines } = recorded();
    logger.error('cyclic', { cyclic });
    logger.error('next');
    expect(lines).toEqual(['error eilbote: cyclic (facts that cannot be shown)', 'error eilbote: next']);
    const failing = new Transport({
      log() {
        throw new Error('broken');
      },
    });
    expect(() => consoleLogger({ transports: [failing] }).error('m')).not.toThrow();
  });
});
