import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { PASSPHRASE_TOO_SHORT, PASSPHRASE_WRONG, SECRETS_DAMAGED } from './errors.ts';

/** A text that only a passphrase opens: AES-256-GCM, its key by scrypt (RFC 7914). Binary parts in base64. */
export interface PassphraseSealed {
  readonly cipher: 'aes-256-gcm';
  readonly key: { readonly derivedBy: 'scrypt'; readonly N: number; readonly r: number; readonly p: number };
  readonly salt: string;
  readonly nonce: string;
  readonly content: string;
}

/** Characters of a passphrase at least: shorter ones are tried out, even against scrypt. */
export const shortestPassphrase = 12;

/** A guess costs 128 MiB and a few tenths of a second (OWASP Password Storage Cheat Sheet). */
const cost = { N: 131_072, r: 8, p: 1 } as const;
/** A file may name another cost, but not one that fills the memory of whoever reads it. */
const mostMemory = 512 * 1024 * 1024;
const tagLength = 16;

/** @param context bound to the ciphertext, so that it opens in its own document only. @throws PASSPHRASE_TOO_SHORT */
export async function sealWithPassphrase(
  plain: string,
  passphrase: string,
  context: string,
): Promise<PassphraseSealed> {
  if ([...passphrase].length < shortestPassphrase) throw PASSPHRASE_TOO_SHORT({ least: shortestPassphrase });
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt, cost), nonce, {
    authTagLength: tagLength,
  });
  cipher.setAAD(Buffer.from(context));
  const content = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    cipher: 'aes-256-gcm',
    key: { derivedBy: 'scrypt', ...cost },
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    content: content.toString('base64'),
  };
}

/** @throws PASSPHRASE_WRONG also where the content was changed, SECRETS_DAMAGED where it has another form */
export async function openWithPassphrase(sealed: unknown, passphrase: string, context: string): Promise<string> {
  const { key, salt, nonce, content } = read(sealed);
  const bytes = Buffer.from(content, 'base64');
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      await keyOf(passphrase, Buffer.from(salt, 'base64'), key),
      Buffer.from(nonce, 'base64'),
      { authTagLength: tagLength },
    );
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-tagLength));
    return decipher.update(bytes.subarray(0, -tagLength), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw PASSPHRASE_WRONG({}, { cause });
  }
}

function read(sealed: unknown): PassphraseSealed {
  const given = (sealed ?? {}) as Partial<PassphraseSealed>;
  const { key, salt, nonce, content } = given;
  const isWhole = [salt, nonce, content].every((part) => typeof part === 'string' && part !== '');
  const { N = 0, r = 0, p = 0 } = (key ?? {}) as Partial<PassphraseSealed['key']>;
  const isBearable = [N, r, p].every((one) => Number.isSafeInteger(one) && one > 0) && 128 * N * r * p <= mostMemory;
  if (given.cipher !== 'aes-256-gcm' || key?.derivedBy !== 'scrypt' || !isWhole || !isBearable)
    throw SECRETS_DAMAGED({});
  return given as PassphraseSealed;
}

const keyOf = (
  passphrase: string,
  salt: Buffer,
  { N, r, p }: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same characters can be typed in several encodings.
    scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 2 * mostMemory }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
