/**
 * What an address is for.
 * - `public`: a host of the internet
 * - `private`: a host of the own network
 * - `loopback`: this machine
 * - `reserved`: documentation, benchmarks, experiments, not assigned: no receiver lives there by default
 * - all others can never be a receiver
 */
export type AddressKind =
  | 'public'
  | 'private'
  | 'loopback'
  | 'reserved'
  | 'unspecified'
  | 'link-local'
  | 'metadata'
  | 'multicast'
  | 'broadcast'
  | 'protocol'
  | 'transition';

export type AddressVerdict = 'public' | 'openable' | 'never';

/** `openable` addresses are reached by the administrator's allow-list only, `never` ones in no mode. */
export const verdictOfKind: { readonly [K in AddressKind]: AddressVerdict } = {
  public: 'public',
  private: 'openable',
  loopback: 'openable',
  reserved: 'openable',
  unspecified: 'never',
  'link-local': 'never',
  metadata: 'never',
  multicast: 'never',
  broadcast: 'never',
  protocol: 'never',
  transition: 'never',
};

export type BlockRow = readonly [block: string, kind: AddressKind, source: string];
