import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateAuthority } from '../../packages/core/src/transport/conformance/test-certificates.ts';
import { TestCli } from '../../packages/cli/src/testing/test-cli.ts';

const authority = certificateAuthority('Tischlerei CA');
const { certificate, key } = authority.issue('erp', { days: 20 });

describe('the way to a receiver', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
    writeFileSync(join(cli.folder, 'ca.pem'), authority.certificate);
    writeFileSync(join(cli.folder, 'erp.pem'), certificate);
    writeFileSync(join(cli.folder, 'erp.key'), key);
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  const made = ['connections', 'create', '--name', 'DMS', '--base-url', 'https://dms.example.com'];

  it('is given by certificates, whose key is never shown, and taken away again', async () => {
    const tls = ['--ca', 'ca.pem', '--client-certificate', 'erp.pem', '--client-key', 'erp.key'];
    const { code, err } = await cli.run(...made, ...tls);
    expect(code).toBe(0);
    expect(err).toContain('"erp" expires in 19 days');
    const { out } = await cli.run('connections', 'show', 'DMS');
    expect(out).toMatch(/also trusts +Tischlerei CA \(until /);
    expect(out).toMatch(/client certificate +erp \(until /);
    expect(await cli.json('connections', 'show', 'DMS')).toMatchObject({
      connection: { definition: { tls: { certificate, privateKey: true } } },
    });
    await cli.run('connections', 'edit', 'DMS', '--client-certificate', 'none');
    const { connection } = await cli.json<{ connection: { definition: object } }>('connections', 'show', 'DMS');
    expect(connection.definition).toMatchObject({ tls: { certificateAuthorities: authority.certificate } });
    await cli.run('connections', 'edit', 'DMS', '--ca', 'none');
    const without = await cli.json<{ connection: { definition: object } }>('connections', 'show', 'DMS');
    expect(without.connection.definition).not.toHaveProperty('tls');
  });

  it('is refused where key and certificate do not belong together', async () => {
    const { code, err } = await cli.run(...made, '--client-certificate', 'ca.pem', '--client-key', 'erp.key');
    expect(code).toBe(2);
    expect(err).toContain('/tls/privateKey');
  });

  it('is given by a proxy, whose password is never shown, and left to the host again', async () => {
    cli.env['PROXY_PASSWORD'] = 'geheim42';
    const proxy = [
      '--proxy',
      'http://93.184.216.99:3128',
      '--proxy-user',
      'erp',
      '--proxy-password',
      'env:PROXY_PASSWORD',
    ];
    expect(await cli.run(...made, ...proxy)).toMatchObject({ code: 0 });
    const { out } = await cli.run('connections', 'show', 'DMS');
    expect(out).toMatch(/Proxy +http:\/\/93\.184\.216\.99:3128 \(user erp\)/);
    expect(out).not.toContain('geheim42');
    await cli.run('connections', 'edit', 'DMS', '--proxy-user', 'eilbote');
    const shown = () => cli.json<{ connection: { definition: object } }>('connections', 'show', 'DMS');
    expect((await shown()).connection.definition).toMatchObject({ proxy: { user: 'eilbote', password: true } });
    await cli.run('connections', 'edit', 'DMS', '--proxy', 'none');
    expect((await shown()).connection.definition).toMatchObject({ proxy: 'none' });
    await cli.run('connections', 'edit', 'DMS', '--proxy', 'default');
    expect((await shown()).connection.definition).not.toHaveProperty('proxy');
    expect(await cli.run('connections', 'edit', 'DMS', '--proxy-user', 'erp')).toMatchObject({ code: 2 });
  });

  it('is set on a webhook with a URL of its own, too', async () => {
    const webhook = [
      'webhooks',
      'create',
      '--name',
      'W',
      '--event',
      'customer.created',
      '--url',
      'https://a.example.com/',
    ];
    expect(await cli.run(...webhook, '--ca', 'ca.pem')).toMatchObject({ code: 0 });
    expect((await cli.run('webhooks', 'show', 'W')).out).toMatch(/also trusts +Tischlerei CA/);
  });
});
