/** A call as a preview shows it; its secrets are masked. */
export interface ShownCall {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  /** What stands above it. */
  readonly title?: string;
}

/** Changes with every release, and says nothing of the target system. */
const leftOut: ReadonlySet<string> = new Set(['user-agent']);

/**
 * Calls as a `.http` file, which editors show and can send: method, whole URL, sorted headers, pretty body. What comes
 * from `explain` has its secrets masked already.
 *
 * @example
 * const { request } = await test.host.explain(anEvent('project.created'), webhook);
 * await expect(httpSnapshot([request])).toMatchFileSnapshot('__http__/saveProject.http');
 */
export const httpSnapshot = (calls: readonly ShownCall[]): string => `${calls.map(shown).join('\n\n')}\n`;

function shown({ title, method, url, headers, body }: ShownCall): string {
  const lines = Object.entries(headers)
    .filter(([name]) => !leftOut.has(name.toLowerCase()))
    .toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map(([name, value]) => `${name}: ${value}`);
  const head = [`### ${title ?? `${method} ${url}`}`, `${method} ${url}`, ...lines].join('\n');
  return body === null ? head : `${head}\n\n${pretty(body)}`;
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
