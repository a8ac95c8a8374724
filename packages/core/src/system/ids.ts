import type { Clock, Random } from '../ports/index.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Prefixes of ids: `ers` erasure, `evt` event, `dlv` delivery, `whk` webhook, `con` connection, `run` run, `lea` lease,
 * `ask` a question to an account.
 */
export type IdPrefix = 'ers' | 'evt' | 'dlv' | 'whk' | 'con' | 'run' | 'own' | 'ins' | 'lea' | 'ask';

/** Makes ids that sort by time: a prefix, 48 bits of time and 80 bits of chance in Crockford's base 32. */
export function idMaker(clock: Clock, random: Random): (prefix: IdPrefix) => string {
  return (prefix) => {
    let time = Math.max(0, Math.floor(clock.now()));
    let text = '';
    for (let index = 0; index < 10; index += 1) {
      text = alphabet.charAt(time % 32) + text;
      time = Math.floor(time / 32);
    }
    for (const byte of random.bytes(16)) text += alphabet.charAt(byte & 31);
    return `${prefix}_${text}`;
  };
}
