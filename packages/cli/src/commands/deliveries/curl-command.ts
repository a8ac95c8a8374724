import { sentinel } from '@eilbote/core';

export interface CurlCall {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
}

/** curl makes these itself; a signature is of its moment. */
const ownHeaders = new Set([
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'transfer-encoding',
  'webhook-signature',
  'webhook-timestamp',
]);

/** A command for a POSIX shell. Where a secret was masked stands a variable of the environment. */
export function curlCommand({ method, url, headers, body }: CurlCall): {
  readonly text: string;
  readonly placeholders: readonly string[];
} {
  const placeholders: string[] = [];
  const next = (name: string): string => {
    const base = `SECRET_${name.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`;
    const variable = placeholders.includes(base) ? `${base}_${placeholders.length + 1}` : base;
    placeholders.push(variable);
    return variable;
  };
  const words = [
    `curl -sS -X ${method}`,
    quoted(url, () => next('URL')),
    ...Object.entries(headers)
      .filter(([name]) => !ownHeaders.has(name.toLowerCase()))
      .map(([name, value]) => `-H ${quoted(`${name}: ${value}`, () => next(name))}`),
    ...(body === null ? [] : [`--data-binary ${quoted(body, () => next('BODY'))}`]),
  ];
  return { text: words.join(' \\\n  '), placeholders };
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
