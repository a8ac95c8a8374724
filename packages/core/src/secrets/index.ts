export * from './errors.ts';
export { keyFolder } from './key-folder.ts';
export { keyRing, type KeyRing, type SecretsState } from './key-ring.ts';
export { encryptionKey, readKey, type EncryptionKey } from './encryption-key.ts';
export * from './open-secrets.ts';
export { openWithPassphrase, sealWithPassphrase, shortestPassphrase, type PassphraseSealed } from './passphrase.ts';
