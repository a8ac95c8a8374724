import type { RouteDefinition } from '@eilbote/core';
import { textOf } from '../../arguments/input-file.ts';
import { readSecret } from '../../arguments/secret-source.ts';
import type { OptionDefinition } from '../../command.ts';
import { ARGUMENT_INVALID } from '../../errors.ts';
import type { Io } from '../../io.ts';

/** How calls get to a receiver that is hard to reach; the same for webhooks and connections. */
export interface RouteOptions {
  readonly ca?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
  readonly clientKeyPassphrase?: string;
  readonly proxy?: string;
  readonly proxyUser?: string;
  readonly proxyPassword?: string;
}

const option = (flags: string, de: string, en: string): OptionDefinition => ({ flags, text: { de, en } });

export const routeOptions: readonly OptionDefinition[] = [
  option(
    '--ca <file|none>',
    'Zertifikate der Stellen, denen diese Aufrufe zusätzlich vertrauen (PEM)',
    'certificates of authorities that these calls trust as well (PEM)',
  ),
  option(
    '--client-certificate <file|none>',
    'eigenes Zertifikat, mit dem sich Eilbote ausweist (PEM)',
    'own certificate by which Eilbote identifies itself (PEM)',
  ),
  option(
    '--client-key <source>',
    'privater Schlüssel dazu: ask, datei, env:VARIABLE oder -',
    'its private key: ask, file, env:VARIABLE or -',
  ),
  option(
    '--client-key-passphrase <source>',
    'Passphrase des Schlüssels: ask, datei, env:VARIABLE oder -',
    'passphrase of the key: ask, file, env:VARIABLE or -',
  ),
  option(
    '--proxy <url|none|default>',
    'über diesen Proxy, über keinen (none) oder über den des Hosts (default)',
    'through this proxy, through none, or through that of the host (default)',
  ),
  option('--proxy-user <text>', 'Benutzername für den Proxy', 'user name for the proxy'),
  option(
    '--proxy-password <source>',
    'Kennwort für den Proxy: ask, datei, env:VARIABLE oder -',
    'password for the proxy: ask, file, env:VARIABLE or -',
  ),
];

/** What the options say of the way to the receiver; those that are left out keep what there is. */
export async function routeOf(io: Io, given: RouteDefinition, options: RouteOptions): Promise<object> {
  return { ...(await tlsOf(io, given, options)), ...(await proxyOf(io, given, options)) };
}

// Members that are undefined are gone when the definition is read.

async function tlsOf(io: Io, given: RouteDefinition, options: RouteOptions): Promise<object> {
  const { ca, clientCertificate, clientKey, clientKeyPassphrase } = options;
  const said = [ca, clientCertificate, clientKey, clientKeyPassphrase].some((value) => value !== undefined);
  if (!said) return {};
  const certificate =
    clientCertificate === 'none'
      ? { certificate: undefined, privateKey: undefined, passphrase: undefined }
      : clientCertificate === undefined
        ? {}
        : { certificate: await textOf(io, clientCertificate) };
  const tls = {
    ...given.tls,
    ...(ca === undefined ? {} : { certificateAuthorities: ca === 'none' ? undefined : await textOf(io, ca) }),
    ...certificate,
    ...(clientKey === undefined ? {} : { privateKey: await secretFrom(io, 'privateKey', clientKey) }),
    ...(clientKeyPassphrase === undefined
      ? {}
      : { passphrase: await secretFrom(io, 'passphrase', clientKeyPassphrase) }),
  };
  return { tls: Object.values(tls).every((value) => value === undefined) ? undefined : tls };
}

/** @throws ARGUMENT_INVALID where credentials are given for no proxy */
async function proxyOf(io: Io, given: RouteDefinition, options: RouteOptions): Promise<object> {
  const { proxy, proxyUser, proxyPassword } = options;
  if (proxy === 'none' || proxy === 'default') return { proxy: proxy === 'none' ? 'none' : undefined };
  if (proxy === undefined && proxyUser === undefined && proxyPassword === undefined) return {};
  const kept = given.proxy === undefined || given.proxy === 'none' ? undefined : given.proxy;
  const url = proxy ?? kept?.url;
  if (url === undefined) {
    const expected = { de: 'dazu --proxy mit der Adresse', en: '--proxy with its address as well' };
    throw ARGUMENT_INVALID({ argument: proxyUser === undefined ? '--proxy-password' : '--proxy-user', expected });
  }
  return {
    proxy: {
      ...kept,
      url,
      ...(proxyUser === undefined ? {} : { user: proxyUser }),
      ...(proxyPassword === undefined ? {} : { password: await secretFrom(io, 'proxyPassword', proxyPassword) }),
    },
  };
}

const secretFrom = (io: Io, name: string, from: string): Promise<string> =>
  readSecret(io, from === 'ask' ? { name } : { name, from });
