import { readFileSync } from 'node:fs';
import { holdsPrivateKey, readCertificates } from '../certificates/index.ts';
import { NETWORK_AUTHORITY_INVALID } from './errors.ts';

/**
 * The PEM texts behind `network.certificateAuthorities`: an entry is one itself, or the name of a file.
 * @throws NETWORK_AUTHORITY_INVALID naming the entry
 */
export const readAuthorities = (entries: readonly string[] = []): readonly string[] => entries.map(readAuthority);

function readAuthority(entry: string): string {
  const isPem = entry.includes('-----BEGIN ');
  const pem = isPem ? entry : textOf(entry);
  if (readCertificates(pem) === undefined || holdsPrivateKey(pem)) {
    throw NETWORK_AUTHORITY_INVALID({ entry: isPem ? 'PEM' : entry });
  }
  return pem;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw NETWORK_AUTHORITY_INVALID({ entry: file }, { cause });
  }
}
