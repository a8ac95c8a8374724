import { sentinel } from '@eilbote/core';

export interface CurlCall {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
}

/** curl makes these itself. */
const ownHeaders = new Set(['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding']);
/** A signature is of its moment: a receiver refuses that of a call which is older than five minutes. */
const momentary = new Set(['webhook-signature', 'webhook-timestamp']);

/** A command for a POSIX shell. Where a secret was masked stands a variable of the environment. */
export function curlCommand({ method, url, headers, body }: CurlCall): {
  readonly text: string;
  readonly placeholders: readonly string[];
  /** Headers of the call that would be out of date. */
  readonly leftOut: readonly string[];
} {
  const placeholders: string[] = [];
  const next = (name: string): string => {
    const base = `SECRET_${name.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`;
    const variable = placeholders.includes(base) ? `${base}_${placeholders.length + 1}` : base;
    placeholders.push(variable);
    return variable;
  };
  const isIn = (name: string) => !ownHeaders.has(name.toLowerCase()) && !momentary.has(name.toLowerCase());
  const words = [
    `curl -sS -X ${method}`,
    quoted(url, () => next('URL')),
    ...Object.entries(headers)
      .filter(([name]) => isIn(name))
      .map(([name, value]) => `-H ${quoted(`${name}: ${value}`, () => next(name))}`),
    ...(body === null ? [] : [`--data-binary ${quoted(body, () => next('BODY'))}`]),
  ];
  const leftOut = Object.keys(headers).filter((name) => momentary.has(name.toLowerCase()));
  return { text: words.join(' \\\n  '), placeholders, leftOut };
}

const encodedSentinel = encodeURIComponent(sentinel);

/** One word of a POSIX shell: everything literal but the variables in place of secrets. */
function quoted(text: string, variable: () => string): string {
  return text
    .replaceAll(encodedSentinel, sentinel)
    .split(sentinel)
    .map((part) => `'${part.replaceAll("'", `'\\''`)}'`)
    .reduce((before, part) => `${before === "''" ? '' : before}"$${variable()}"${part === "''" ? '' : part}`);
}
