import type { RouteDefinition, TlsDefinition } from '@eilbote/core';
import { textOf } from '../../arguments/input-file.ts';
import { readSecret } from '../../arguments/secret-source.ts';
import type { OptionDefinition } from '../../command.ts';
import type { Io } from '../../io.ts';

/** How calls get to a receiver that is hard to reach; the same for webhooks and connections. */
export interface RouteOptions {
  readonly ca?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
  readonly clientKeyPassphrase?: string;
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
];

/** What the options say of the way to the receiver; those that are left out keep what there is. */
export async function routeOf(io: Io, given: RouteDefinition, options: RouteOptions): Promise<object> {
  const { ca, clientCertificate, clientKey, clientKeyPassphrase } = options;
  const said = [ca, clientCertificate, clientKey, clientKeyPassphrase].some((value) => value !== undefined);
  if (!said) return {};
  // Members that are undefined are gone when the definition is read.
  const without =
    clientCertificate === 'none' ? { certificate: undefined, privateKey: undefined, passphrase: undefined } : {};
  const tls = {
    ...given.tls,
    ...(ca === undefined ? {} : { certificateAuthorities: ca === 'none' ? undefined : await textOf(io, ca) }),
    ...without,
    ...(clientCertificate === undefined || clientCertificate === 'none'
      ? {}
      : { certificate: await textOf(io, clientCertificate) }),
    ...(clientKey === undefined ? {} : { privateKey: await secretFrom(io, 'privateKey', clientKey) }),
    ...(clientKeyPassphrase === undefined
      ? {}
      : { passphrase: await secretFrom(io, 'passphrase', clientKeyPassphrase) }),
  };
  return { tls: Object.values(tls).every((value) => value === undefined) ? undefined : tls };
}

const secretFrom = (io: Io, name: keyof TlsDefinition, from: string): Promise<string> =>
  readSecret(io, from === 'ask' ? { name } : { name, from });
