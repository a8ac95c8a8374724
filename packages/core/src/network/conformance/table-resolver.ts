import type { NameResolver } from '../../ports/index.ts';

/** A name service that knows the names of a table and counts the questions. */
export function tableResolver(dns: { readonly [host: string]: readonly string[] } = {}): NameResolver & {
  readonly asked: string[];
} {
  const asked: string[] = [];
  return {
    asked,
    async resolve(host) {
      asked.push(host);
      const answers = Object.hasOwn(dns, host) ? dns[host] : undefined;
      if (answers === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
  };
}
