import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionView, NewSigning, WebhookView } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

type Shown = NewSigning & { readonly webhook: WebhookView; readonly warnings: readonly { readonly code: string }[] };
const secret = /whsec_[A-Za-z0-9+/]{43}=/;
const publicKey = /whpk_[A-Za-z0-9+/]{43}=/;

describe('signing on the command line', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  const base = ['--event', 'project.created', '--url', 'https://example.com/hook'];
  const create = (...more: readonly string[]) => cli.run('webhooks', 'create', '--name', 'Neu', ...base, ...more);
  const show = async () => (await cli.json<Shown>('webhooks', 'show', 'Neu')).webhook;

  it('replaces a secret, shows the new one once, and tells until when the old one is good', async () => {
    const made = await create('--signing-secret', 'new');
    const [first] = secret.exec(made.err) ?? [];
    expect(made.out).not.toMatch(/whsec_/);
    const rotated = await cli.run('webhooks', 'rotate', 'Neu', '--overlap', '7d');
    const [second] = secret.exec(rotated.err) ?? [];
    expect([first, second, first === second]).toEqual([expect.any(String), expect.any(String), false]);
    expect(rotated.out).toContain('and with the old one too until');
    const { definition, signing } = await show();
    const ends = Date.parse(definition.previousSigningSecret?.until ?? '') - Date.now();
    expect(Math.round(ends / 3600e3)).toBe(7 * 24);
    expect(signing?.scheme).toBe('v1');
    const { out } = await cli.run('webhooks', 'show', 'Neu');
    expect(out).toContain('Standard Webhooks v1');
    expect(out).toContain('the secret before, v1');
    expect(out).not.toMatch(/whsec_/);
    const { signingSecret } = await cli.json<Shown>('webhooks', 'rotate', 'Neu', '--overlap', '0');
    expect(signingSecret).toMatch(secret);
    expect(await show()).not.toHaveProperty('definition.previousSigningSecret');
  });

  it('makes a key pair and shows its public half whenever it is asked', async () => {
    const made = await create('--signing-secret', 'new-v1a');
    const [key = ''] = publicKey.exec(made.err) ?? [];
    expect(made.err).not.toMatch(/whsk_|shown this once/);
    expect((await cli.run('webhooks', 'show', 'Neu')).out).toContain(`v1a, public key ${key}`);
    const rotated = await cli.json<Shown>('webhooks', 'rotate', 'Neu');
    expect(rotated.publicKey).toMatch(publicKey);
    expect(rotated.webhook.signing?.previous?.publicKey).toBe(key);
    expect(JSON.stringify(rotated)).not.toMatch(/whsk_/);
  });

  it('signs in a header of the receiver, with a secret that is typed into any form', async () => {
    const github = ['--signature-header', 'X-Hub-Signature-256', '--signature-prefix', 'sha256='];
    const made = await create('--signing-secret', 'new', ...github);
    expect(made.err).toMatch(/shown this once: [0-9a-f]{64}$/m);
    expect((await cli.run('webhooks', 'show', 'Neu')).out).toContain(
      'X-Hub-Signature-256: sha256=… (HMAC, sha256, hex)',
    );
    await cli.run('webhooks', 'edit', 'Neu', '--signature-encoding', 'base64');
    const { definition } = await show();
    expect(definition.signatureHeader).toEqual({
      name: 'X-Hub-Signature-256',
      prefix: 'sha256=',
      encoding: 'base64',
    });
    const rotated = await cli.json<Shown>('webhooks', 'rotate', 'Neu');
    expect(rotated.warnings.map(({ code }) => code)).toEqual(['SIGNING_SECRET_CHANGED_AT_ONCE']);
    expect((await cli.run('webhooks', 'edit', 'Neu', '--signature-header', 'none')).err).toContain('whsec_');
    const back = ['--signature-header', 'none', '--signing-secret', 'new'];
    expect(await cli.run('webhooks', 'edit', 'Neu', ...back)).toMatchObject({ code: 0 });
    expect((await show()).signing).toEqual({ scheme: 'v1' });
    await cli.run('webhooks', 'edit', 'Neu', '--signing-secret', 'none');
    expect(await show()).not.toHaveProperty('signing');
  });

  it('refuses what does not go together', async () => {
    const refused = async (...more: readonly string[]) => (await create(...more)).code;
    expect(await refused('--signing-secret', 'new-v1a', '--signature-header', 'X-Sig')).toBe(2);
    expect(await refused('--signature-prefix', 'sha256=')).toBe(2);
    expect(await refused('--signature-header', 'X-Sig', '--signature-hash', 'md5', '--signing-secret', 'new')).toBe(2);
    await create();
    expect((await cli.run('webhooks', 'rotate', 'Neu')).err).toContain('[SIGNING_NOT_SET_UP]');
  });

  it('replaces the secret of a connection by one that the receiver has made', async () => {
    await cli.run(
      'connections',
      'create',
      '--name',
      'CRM',
      '--base-url',
      'https://crm.example/',
      '--signing-secret',
      'new',
    );
    writeFileSync(join(cli.folder, 'secret.txt'), 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n');
    const rotated = await cli.run('connections', 'rotate', 'CRM', '--secret', 'secret.txt');
    expect(rotated).toMatchObject({ code: 0, err: '' });
    const { connection } = await cli.json<{ connection: ConnectionView }>('connections', 'show', 'CRM');
    expect(connection.signing).toMatchObject({ scheme: 'v1', previous: { scheme: 'v1' } });
    expect((await cli.run('connections', 'show', 'CRM')).out).toContain('the secret before');
    await cli.run('connections', 'edit', 'CRM', '--signing-secret', 'secret.txt');
    await cli.run('connections', 'edit', 'CRM', '--signing-secret', 'new', '--overlap', '0');
    const after = await cli.json<{ connection: ConnectionView }>('connections', 'show', 'CRM');
    expect(after.connection.signing).toEqual({ scheme: 'v1' });
  });
});
