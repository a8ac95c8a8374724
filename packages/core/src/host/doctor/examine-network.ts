import { readCertificates } from '../../certificates/index.ts';
import { proxyName, readAuthorities } from '../../network/index.ts';
import type { Engine } from '../engine.ts';
import type { HostOptions } from '../host-options.ts';
import { certificateFindings } from './examine-certificates.ts';
import { ok, type Finding } from './finding.ts';

/** The proxy of the host, and the authorities that it trusts. */
export function examineNetwork(engine: Engine, { network }: Pick<HostOptions, 'network'>): readonly Finding[] {
  const { proxies } = engine.guard.policy;
  const authorities = readAuthorities(network?.certificateAuthorities)
    .flatMap((pem) => readCertificates(pem) ?? [])
    .map(({ subject, validUntil }) => ({ kind: 'authority' as const, name: subject, validUntil }));
  const names = [proxies?.https, proxies?.http].flatMap((proxy) => (proxy === undefined ? [] : [proxyName(proxy)]));
  const through = [...new Set(names)].join(', ');
  return [
    ...(through === ''
      ? []
      : [ok('proxy', `Aufrufe gehen über den Proxy ${through}.`, `Calls go through the proxy ${through}.`)]),
    ...certificateFindings(engine, 'network.certificateAuthorities', authorities),
  ];
}
