import { isEilboteError } from '@eilbote/contract';
import { join } from 'node:path';
import { encryptionKey, keyLength, readKey, type EncryptionKey } from './encryption-key.ts';
import { SECRETS_KEY_INVALID } from './errors.ts';
import { keyFolder } from './key-folder.ts';
import { makeKeyFile, readKeyFile } from './key-file.ts';
import { keyRing, type KeyRing } from './key-ring.ts';

/** What `createHost({ secrets })` takes. */
export interface SecretsSettings {
  /** 32 bytes, or their text: 64 hexadecimal digits or base64. */
  readonly key?: string | Uint8Array;
  /** Former keys, for reading only. */
  readonly oldKeys?: readonly (string | Uint8Array)[];
}

export interface SecretsSource {
  readonly settings?: SecretsSettings;
  /** Names the key file of this installation. */
  readonly installation: string;
  /** A key file may be made: only at the first start, for later it would hide that the old one is gone. */
  readonly mayMakeKeyFile: boolean;
  readonly environment?: NodeJS.ProcessEnv;
  /** Folder of the key files; by default below the user's configuration folder. */
  readonly folder?: string;
}

export interface OpenedSecrets {
  readonly secrets: KeyRing;
  /** Where the key is from, for `init` and diagnostics. */
  readonly origin: 'settings' | 'environment' | 'file' | 'none';
  /** The key file, whether it is used or not. */
  readonly keyFile: string;
}

/**
 * Finds the key: the host's settings, else the environment variable EILBOTE_KEY (former keys in EILBOTE_OLD_KEYS,
 * separated by commas), else the key file. Never throws for a key that is missing or unreadable: whoever needs a
 * secret then learns why from `open`.
 */
export function openSecrets(source: SecretsSource): OpenedSecrets {
  const { settings, environment = process.env, folder = keyFolder(environment) } = source;
  const keyFile = join(folder, `${source.installation}.key`);
  const opened = (origin: OpenedSecrets['origin'], find: () => readonly EncryptionKey[]): OpenedSecrets => {
    try {
      return { origin, keyFile, secrets: keyRing(find()) };
    } catch (error) {
      if (!isEilboteError(error)) throw error;
      return { origin: 'none', keyFile, secrets: keyRing([], error) };
    }
  };
  if (settings?.key !== undefined) {
    const texts = [settings.key, ...(settings.oldKeys ?? [])];
    return opened('settings', () => texts.map((key) => toKey(key, 'secrets.key')));
  }
  if (environment['EILBOTE_KEY']) {
    const texts = [environment['EILBOTE_KEY'], ...(environment['EILBOTE_OLD_KEYS'] ?? '').split(',')];
    return opened('environment', () =>
      texts.filter((text) => text.trim() !== '').map((text) => toKey(text, 'EILBOTE_KEY')),
    );
  }
  const inFile = opened('file', () => readKeyFile(keyFile) ?? (source.mayMakeKeyFile ? makeKeyFile(keyFile) : []));
  return inFile.secrets.state().kind === 'missing' ? { ...inFile, origin: 'none' } : inFile;
}

/** @throws SECRETS_KEY_INVALID */
function toKey(key: string | Uint8Array, source: string): EncryptionKey {
  const read = typeof key === 'string' ? readKey(key) : key.length === keyLength ? encryptionKey(key) : undefined;
  if (read === undefined) throw SECRETS_KEY_INVALID({ source });
  return read;
}
