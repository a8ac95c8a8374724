import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { anyText } from '../request/conformance/any-text.ts';
import { encryptionKey, keyFolder, keyRing, openSecrets, readKey } from './index.ts';

const one = encryptionKey(Buffer.alloc(32, 1));
const two = encryptionKey(Buffer.alloc(32, 2));
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('sealed values', () => {
  const secrets = keyRing([one]);

  it('come back as they were, and never look the same twice', () => {
    fc.assert(
      fc.property(anyText, anyText, (plain, context) => {
        const sealed = secrets.seal(plain, context);
        expect(secrets.open(sealed, context)).toBe(plain.toWellFormed());
        expect(secrets.seal(plain, context)).not.toBe(sealed);
      }),
    );
  });

  it('have a versioned form that names the key and shows nothing', () => {
    const sealed = secrets.seal('geheim-geheim', 'webhook:whk_1');
    expect(sealed).toMatch(new RegExp(`^eb1\\.${one.id}\\.[\\w-]{16}\\.[\\w-]+$`));
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('geheim');
  });

  it('cannot be opened in another place', () => {
    const sealed = secrets.seal('geheim', 'webhook:whk_1');
    expect(codeOf(() => secrets.open(sealed, 'webhook:whk_2'))).toBe('SECRETS_DAMAGED');
  });

  it('cannot be changed unseen, at any place', () => {
    const sealed = secrets.seal('geheim', 'c');
    const unseen = Array.from(sealed).filter((character, at) => {
      const changed = sealed.slice(0, at) + (character === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      return !String(codeOf(() => secrets.open(changed, 'c'))).startsWith('SECRETS_');
    });
    // The last character of base64url has bits that stand for nothing.
    expect(unseen.length).toBeLessThanOrEqual(1);
    const truncated = sealed.slice(0, -8);
    expect(codeOf(() => secrets.open(truncated, 'c'))).toBe('SECRETS_DAMAGED');
  });

  it.each(['', 'geheim', 'eb1..x.y', 'eb2.a.b.c', 'eb1.a.b.c.d'])('are told from other texts: %j', (text) =>
    expect(codeOf(() => secrets.open(text, 'c'))).toBe('SECRETS_DAMAGED'),
  );

  it('stay readable after the key has changed, and know that they are old', () => {
    const sealed = secrets.seal('geheim', 'c');
    const rotated = keyRing([two, one]);
    expect(rotated.open(sealed, 'c')).toBe('geheim');
    expect(rotated.isStale(sealed)).toBe(true);
    expect(rotated.isStale(rotated.seal('geheim', 'c'))).toBe(false);
  });

  it('say which key they need when it is not there', () => {
    const sealed = secrets.seal('geheim', 'c');
    expect(codeOf(() => keyRing([two]).open(sealed, 'c'))).toBe('SECRETS_KEY_WRONG');
    expect(keyRing([two]).state(sealed)).toMatchObject({ kind: 'wrong', problem: { facts: { keyId: one.id } } });
    expect(codeOf(() => keyRing([]).open(sealed, 'c'))).toBe('SECRETS_KEY_MISSING');
    expect(keyRing([]).state()).toMatchObject({ kind: 'missing' });
  });
});

describe('the key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const bytes = Buffer.alloc(32, 7);
  const source = { installation: 'ins_1', mayMakeKeyFile: false, environment: {}, folder };

  it.each([
    bytes.toString('hex'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    ` ${bytes.toString('hex')}\n`,
  ])('is read from %j', (text) => expect(readKey(text)?.bytes).toEqual(bytes));

  it('comes from the settings first, then from the environment', () => {
    const environment = { EILBOTE_KEY: two.bytes.toString('hex'), EILBOTE_OLD_KEYS: one.bytes.toString('base64') };
    const bySettings = openSecrets({ ...source, settings: { key: bytes }, environment });
    expect(bySettings).toMatchObject({ origin: 'settings' });
    expect(bySettings.secrets.state()).toEqual({ kind: 'available', keyId: encryptionKey(bytes).id });
    const byEnvironment = openSecrets({ ...source, environment });
    expect(byEnvironment).toMatchObject({ origin: 'environment' });
    expect(byEnvironment.secrets.open(keyRing([one]).seal('alt', 'c'), 'c')).toBe('alt');
  });

  it('stops no host when it has a wrong form: whoever needs it learns why', () => {
    const { secrets, origin } = openSecrets({ ...source, environment: { EILBOTE_KEY: 'too short' } });
    expect(origin).toBe('none');
    expect(secrets.state()).toMatchObject({ kind: 'missing', problem: { code: 'SECRETS_KEY_INVALID' } });
    expect(codeOf(() => secrets.seal('x', 'c'))).toBe('SECRETS_KEY_INVALID');
  });

  it('is made once, at the first start, for its user alone', () => {
    const first = openSecrets({ ...source, mayMakeKeyFile: true });
    expect(first).toMatchObject({ origin: 'file', keyFile: join(folder, 'ins_1.key') });
    const sealed = first.secrets.seal('geheim', 'c');
    if (process.platform !== 'win32') expect(statSync(first.keyFile).mode & 0o777).toBe(0o600);
    const again = openSecrets({ ...source, mayMakeKeyFile: true });
    expect(again.secrets.open(sealed, 'c')).toBe('geheim');
  });

  it('is not made anew when it is gone later', () => {
    const { secrets, origin } = openSecrets({ ...source, installation: 'ins_gone' });
    expect(origin).toBe('none');
    expect(codeOf(() => secrets.open(keyRing([one]).seal('x', 'c'), 'c'))).toBe('SECRETS_KEY_MISSING');
  });

  it('may have predecessors in its file, and a damaged file is told', () => {
    const path = join(folder, 'ins_2.key');
    writeFileSync(path, `${two.bytes.toString('base64')}\n\n${one.bytes.toString('base64')}\n`);
    const { secrets } = openSecrets({ ...source, installation: 'ins_2' });
    expect(secrets.open(keyRing([one]).seal('alt', 'c'), 'c')).toBe('alt');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 20));
    expect(openSecrets({ ...source, installation: 'ins_2' }).secrets.state()).toMatchObject({
      problem: { code: 'SECRETS_KEY_INVALID' },
    });
  });

  it('says when its folder cannot be used', () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const { secrets } = openSecrets({ ...source, folder: file, mayMakeKeyFile: true });
    expect(secrets.state()).toMatchObject({ kind: 'missing', problem: { code: 'SECRETS_KEY_UNREADABLE' } });
  });

  it('lies in the configuration folder of the user', () => {
    expect(keyFolder({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe(join('/x', 'eilbote', 'keys'));
    expect(keyFolder({ APPDATA: '/appdata' }, 'win32')).toBe(join('/appdata', 'eilbote', 'keys'));
    expect(keyFolder({}, 'linux')).toMatch(/[/\\]\.config[/\\]eilbote[/\\]keys$/);
  });
});
