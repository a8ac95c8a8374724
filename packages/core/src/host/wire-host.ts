import type { Provision } from '@eilbote/contract';
import { Scope } from '../container.ts';
import { idMaker } from '../system/index.ts';
import { wiring, type Installation } from '../wiring.ts';
import type { HostOptions } from './host-options.ts';
import type { PluginRegistry } from './plugin-registry.ts';
import { ClockPort, RandomPort } from './tokens.ts';

/** The services of a host, before any of them is made. */
export interface WiredHost {
  readonly scope: Scope;
  /** Of the standard services: plugins cannot replace them. */
  readonly tokens: ReadonlySet<symbol>;
  /** Opens the store, and so learns what some services ask for. Gives the id of the installation. */
  openStore(): Promise<string>;
}

/** The standard services, with those that the host puts in their place or around them. */
export function wireHost(options: HostOptions, plugins: PluginRegistry): WiredHost {
  let installation: Installation = { id: '', isNew: false };
  const scope = Scope.root('host');
  const { provides = [], store } = options;
  const replaced = new Set(provides.filter(({ wraps }) => !wraps).map(({ token }) => token.key));
  const standard = wiring(options, {
    installation: () => installation,
    target: (id) => plugins.target(id)?.target,
  });
  const provisions: Provision[] = [...standard.filter(({ token }) => !replaced.has(token.key)), ...provides];
  for (const provision of provisions) scope.provide(provision);
  return {
    scope,
    tokens: new Set(standard.map(({ token }) => token.key)),
    openStore: async () => {
      const newId = idMaker(scope.get(ClockPort), scope.get(RandomPort));
      const { installation: id } = await store.open(() => newId('ins'));
      const { revision } = await store.configuration();
      installation = { id, isNew: revision === 0 };
      return id;
    },
  };
}
