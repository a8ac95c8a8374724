/** A URL cut behind its host: what stands before the cut is never a template. */
export interface SplitUrl {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path, query and fragment; empty or with its leading `/`, `?` or `#`. */
  readonly rest: string;
}

/** Cuts a URL behind its host. A text that is no URL is all origin. */
export function splitUrl(url: string): SplitUrl {
  const scheme = url.indexOf('://');
  const hostStart = scheme === -1 ? 0 : scheme + 3;
  const length = url.slice(hostStart).search(/[/\\?#]/);
  if (length === -1) return { origin: url, rest: '' };
  return { origin: url.slice(0, hostStart + length), rest: url.slice(hostStart + length) };
}

/** A path (and query) below a base URL. The queries of both are kept, that of the base first; fragments are dropped. */
export function joinUrl(baseUrl: string, path: string): string {
  const [basePath, baseQuery] = cut(withoutFragment(baseUrl));
  const [ownPath, ownQuery] = cut(withoutFragment(path));
  const below = ownPath.replace(/^\/+/, '');
  const joined = below === '' ? basePath : `${basePath.replace(/\/+$/, '')}/${below}`;
  const query = [baseQuery, ownQuery].filter((part) => part !== '').join('&');
  return query === '' ? joined : `${joined}?${query}`;
}

/** True for a path that would leave the base URL, or the host. Templates count as one harmless segment. */
export function leavesBase(path: string): boolean {
  const [own] = cut(withoutFragment(withoutTemplates(path)));
  if (own.startsWith('//') || /^[a-z][a-z0-9+.-]*:\/\//i.test(own) || own.includes('\\')) return true;
  return own.split('/').some((segment) => {
    const plain = segment
      .replaceAll(/[\t\r\n]/g, '')
      .replaceAll(/%2e/gi, '.')
      .trim();
    return plain === '..';
  });
}

/** The text with `x` in place of every output, and nothing in place of every tag: what its author wrote himself. */
export const withoutTemplates = (text: string): string =>
  text.replaceAll(/\{\{[^}]*(?:\}(?!\})[^}]*)*\}\}/g, 'x').replaceAll(/\{%[^%]*(?:%(?!\})[^%]*)*%\}/g, '');

const withoutFragment = (text: string): string => {
  const hash = text.indexOf('#');
  return hash === -1 ? text : text.slice(0, hash);
};

function cut(text: string): readonly [path: string, query: string] {
  const mark = text.indexOf('?');
  return mark === -1 ? [text, ''] : [text.slice(0, mark), text.slice(mark + 1)];
}
