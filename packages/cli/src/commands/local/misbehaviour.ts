import { duration, wholeNumber } from '../../arguments/numbers.ts';
import { ARGUMENT_INVALID } from '../../errors.ts';

/** What a receiver does to one call. */
export type Behaviour =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'timeout' | 'reset' | 'redirect' };

const most = 10_000;

/**
 * Reads `503x2,timeout,slow:5s,reset,redirect,410`: one behaviour for each call from the first on, `x2` for two calls.
 * @throws ARGUMENT_INVALID
 */
export function misbehaviours(text: string): readonly Behaviour[] {
  return text.split(',').flatMap((word) => {
    const [, what = '', count = '1'] = /^(.+?)(?:x(\d{1,5}))?$/.exec(word.trim()) ?? [];
    const times = wholeNumber(count, { least: 1, most }) ?? 1;
    return Array.from({ length: times }, () => behaviourOf(what));
  });
}

function behaviourOf(word: string): Behaviour {
  if (word === 'timeout' || word === 'reset' || word === 'redirect') return { kind: word };
  if (word.startsWith('slow:')) return { kind: 'slow', ms: duration(word.slice(5)) };
  if (/^[2-5]\d\d$/.test(word)) return { kind: 'status', status: Number(word) };
  throw ARGUMENT_INVALID({
    argument: word,
    expected: {
      de: 'ein Status (503), timeout, slow:5s, reset oder redirect, jeweils auch mit x2',
      en: 'a status (503), timeout, slow:5s, reset or redirect, each also with x2',
    },
  });
}
