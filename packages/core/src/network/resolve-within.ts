import type { Address, Clock, NameResolver } from '../ports/index.ts';

export type ResolvedName =
  | { readonly kind: 'resolved'; readonly addresses: readonly [Address, ...Address[]] }
  | { readonly kind: 'unresolved'; readonly failure: 'DNS_NOT_FOUND' | 'DNS_TIMEOUT' };

/** Asks for the addresses of a name. Never rejects; a name without addresses is not found. */
export async function resolveWithin(
  resolver: NameResolver,
  name: string,
  budgetMs: number,
  clock: Clock,
): Promise<ResolvedName> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<ResolvedName>();
  const timer = clock.timer(budgetMs, () => giveUp({ kind: 'unresolved', failure: 'DNS_TIMEOUT' }));
  try {
    return await Promise.race([ask(resolver, name), late]);
  } finally {
    timer.cancel();
  }
}

async function ask(resolver: NameResolver, name: string): Promise<ResolvedName> {
  try {
    return toAnswer(await resolver.resolve(name));
  } catch (error) {
    return toFailure(error);
  }
}

function toAnswer(addresses: readonly Address[]): ResolvedName {
  const [first, ...rest] = addresses;
  return first === undefined ? notFound : { kind: 'resolved', addresses: [first, ...rest] };
}

const notFound: ResolvedName = { kind: 'unresolved', failure: 'DNS_NOT_FOUND' };

/** Only a clear "no such name" is not found; everything else may be better in a moment. */
const toFailure = (error: unknown): ResolvedName =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')
    ? notFound
    : { kind: 'unresolved', failure: 'DNS_TIMEOUT' };
