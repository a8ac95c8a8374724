import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../ports/index.ts';
import { anyText } from '../request/conformance/any-text.ts';
import { systemClock } from '../system/index.ts';
import { tableResolver } from './conformance/table-resolver.ts';
import { networkGuard, networkPolicy, type NetworkSettings } from './index.ts';

const dns = {
  'public.example': ['93.184.216.34'],
  'clock.example': ['192.168.1.7'],
  'local.example': ['127.0.0.1'],
  'meta.example': ['169.254.169.254'],
};

/** `approved`, or the code of the refusal. */
async function verdict(url: string, settings: NetworkSettings = {}): Promise<string> {
  const guard = networkGuard({ policy: networkPolicy(settings), resolver: tableResolver(dns), clock: systemClock });
  const approval = await guard.approve(url, 1_000);
  return approval.kind === 'refused' ? approval.refusal.code : approval.kind;
}

describe('the network policy', () => {
  it('lets public receivers be called over HTTPS, and nobody else, by default', async () => {
    expect(await verdict('https://public.example/')).toBe('approved');
    expect(await verdict('https://93.184.216.34:8443/')).toBe('approved');
    expect(await verdict('http://public.example/')).toBe('NETWORK_HTTP_REFUSED');
    expect(await verdict('http://clock.example/')).toBe('NETWORK_PRIVATE_REFUSED');
    expect(await verdict('http://local.example/')).toBe('NETWORK_PRIVATE_REFUSED');
  });

  it.each([
    ['http://clock.example/', ['clock.example']],
    ['http://clock.example/', ['CLOCK.example.']],
    ['http://clock.example/', ['*.example']],
    ['http://clock.example/', ['192.168.1.0/24']],
    ['http://clock.example/', ['192.168.1.7']],
    ['http://clock.example/', ['10.0.0.0/8', '192.168.0.0/16']],
    ['http://clock.example:8080/', ['clock.example:8080']],
    ['http://clock.example:8080/', ['192.168.1.0/24:8080']],
    ['http://clock.example:81/', ['clock.example:81']],
    ['http://192.168.1.7/', ['192.168.1.7/24']],
    ['http://[::ffff:192.168.1.7]/', ['192.168.1.0/24']],
    ['http://[fd12::7]:8080/', ['fd00::/8']],
    ['http://[fd12::7]:8080/', ['[fd12::7]:8080']],
    ['http://[fd12::7]:8080/', ['[fd00::/8]:8080']],
    ['http://127.0.0.1:3000/', ['127.1:3000']],
  ])('opens %s by %j', async (url, allow) => {
    expect(await verdict(url)).not.toBe('approved');
    expect(await verdict(url, { allow })).toBe('approved');
  });

  it.each([
    ['http://clock.example/', ['example']],
    ['http://clock.example/', ['*.clock.example']],
    ['http://clock.example/', ['lock.example']],
    ['http://clock.example/', ['192.168.2.0/24']],
    ['http://clock.example/', ['clock.example:8080']],
    ['http://clock.example:8081/', ['192.168.1.0/24:8080']],
    ['http://local.example/', ['192.168.0.0/16']],
    ['http://[::1]/', ['0.0.0.0/0']],
    ['http://127.0.0.1/', ['::/0']],
  ])('does not open %s by %j', async (url, allow) =>
    expect(await verdict(url, { allow })).toBe('NETWORK_PRIVATE_REFUSED'),
  );

  it('opens the whole own network by one setting, but not this machine', async () => {
    expect(await verdict('http://clock.example/', { privateNetworks: true })).toBe('approved');
    expect(await verdict('http://[fd12::7]/', { privateNetworks: true })).toBe('approved');
    expect(await verdict('http://local.example/', { privateNetworks: true })).toBe('NETWORK_PRIVATE_REFUSED');
    expect(await verdict('http://meta.example/', { privateNetworks: true })).toBe('NETWORK_NEVER_REFUSED');
  });

  it('opens unencrypted calls of public receivers by another one', async () => {
    expect(await verdict('http://public.example/', { publicHttp: true })).toBe('approved');
    expect(await verdict('http://clock.example/', { publicHttp: true })).toBe('NETWORK_PRIVATE_REFUSED');
  });

  it('may be a closed list', async () => {
    const settings = { onlyAllowed: true, allow: ['public.example'] };
    expect(await verdict('https://public.example/', settings)).toBe('approved');
    expect(await verdict('http://public.example/', settings)).toBe('NETWORK_HTTP_REFUSED');
    expect(await verdict('https://93.184.216.34/', settings)).toBe('NETWORK_NOT_LISTED');
    expect(await verdict('https://other.example/', settings)).toBe('NETWORK_NOT_LISTED');
    expect(await verdict('https://clock.example/', { ...settings, privateNetworks: true })).toBe('NETWORK_NOT_LISTED');
  });

  it('keeps ports of other services closed until they are named', async () => {
    expect(await verdict('https://public.example:25/')).toBe('NETWORK_PORT_REFUSED');
    expect(await verdict('https://public.example:25/', { allow: ['public.example'] })).toBe('NETWORK_PORT_REFUSED');
    expect(await verdict('https://public.example:25/', { allow: ['public.example:25'] })).toBe('approved');
    expect(await verdict('http://192.168.1.7:445/', { privateNetworks: true })).toBe('NETWORK_PORT_REFUSED');
    expect(await verdict('http://192.168.1.7:445/', { allow: ['192.168.1.0/24'] })).toBe('NETWORK_PRIVATE_REFUSED');
  });

  it.each([
    '',
    '  ',
    'http://a.example',
    'a b',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    'a.example:0',
    'a.example:99999',
    '*',
    '*.',
    '*.1.2.3.4',
    'a.*.example',
    '[::1',
    '[::1]:x',
    'user@a.example',
    'a.example/path',
  ])('refuses the entry %j', (entry) =>
    expect(() => networkPolicy({ allow: [entry] })).toThrow(expect.objectContaining({ code: 'NETWORK_ALLOW_INVALID' })),
  );

  it.each([
    '169.254.169.254',
    '169.254.0.0/16',
    '0.0.0.0',
    '224.0.0.0/8',
    'fe80::/10',
    'fd00:ec2::254',
    '2002::/16',
    '100.100.100.200:80',
  ])('refuses the entry %j, which no setting opens', (entry) =>
    expect(() => networkPolicy({ allow: [entry] })).toThrow(expect.objectContaining({ code: 'NETWORK_ALLOW_NEVER' })),
  );

  it('never throws anything else for an entry', () => {
    fc.assert(
      fc.property(anyText, (entry) => {
        try {
          networkPolicy({ allow: [entry] });
          return true;
        } catch (error) {
          return String((error as { code?: unknown }).code).startsWith('NETWORK_ALLOW_');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('has a revision that changes with it', () => {
    const revision = (settings?: NetworkSettings) => networkPolicy(settings).revision;
    expect(revision()).toBe(revision({ allow: [], publicHttp: false }));
    const all = [{}, { allow: ['a.example'] }, { publicHttp: true }, { privateNetworks: true }, { onlyAllowed: true }];
    expect(new Set(all.map(revision)).size).toBe(all.length);
  });
});

describe('a refusal', () => {
  const textFor = async (url: string): Promise<{ de: string; en: string }> => {
    const guard = networkGuard({ policy: networkPolicy(), resolver: tableResolver(dns), clock: systemClock });
    const approval = await guard.approve(url, 1_000);
    if (approval.kind !== 'refused') throw new Error(approval.kind);
    return approval.refusal.text;
  };

  it.each([
    ['http://192.168.1.7/geheim?token=geheim', 'network.allow: ["192.168.1.7"]'],
    ['http://192.168.1.7:81/', 'network.allow: ["192.168.1.7:81"]'],
    ['http://[fd12::7]:81/', 'network.allow: ["[fd12::7]:81"]'],
    ['http://clock.example/', 'network.allow: ["clock.example"]'],
    ['https://public.example:25/', 'network.allow: ["public.example:25"]'],
    ['http://public.example/', 'network.publicHttp: true'],
  ])('of %s says which setting opens it, and that setting does', async (url, setting) => {
    const { de, en } = await textFor(url);
    expect(de).toContain(setting);
    expect(en).toContain(setting);
    expect(de + en).not.toMatch(/geheim/);
    const settings = Object.fromEntries([
      setting.includes('allow')
        ? ['allow', JSON.parse(setting.slice(setting.indexOf('['))) as unknown]
        : ['publicHttp', true],
    ]);
    expect(await verdict(url, settings)).toBe('approved');
  });

  it('does not tell where a name leads', async () => {
    const { de, en } = await textFor('http://clock.example/');
    expect(de + en).not.toContain('192.168');
    const never = await textFor('http://meta.example/');
    expect(never.de + never.en).not.toMatch(/169\.254|network\.\w+:/);
  });
});

describe('the hint on save', () => {
  const guard = (settings: NetworkSettings, resolver = tableResolver(dns)) =>
    networkGuard({ policy: networkPolicy(settings), resolver, clock: systemClock });

  it('says what can be said without asking DNS', () => {
    const resolver = tableResolver(dns);
    const hint = (url: string, settings: NetworkSettings = {}) => guard(settings, resolver).judgeUrl(url)?.code;
    expect(hint('no url')).toBe('NETWORK_URL_INVALID');
    expect(hint('ftp://public.example/')).toBe('NETWORK_SCHEME_REFUSED');
    expect(hint('https://u:p@public.example/')).toBe('NETWORK_CREDENTIALS_REFUSED');
    expect(hint('http://192.168.1.7/')).toBe('NETWORK_PRIVATE_REFUSED');
    expect(hint('http://localhost:3000/')).toBe('NETWORK_PRIVATE_REFUSED');
    expect(hint('http://localhost:3000/', { allow: ['localhost'] })).toBeUndefined();
    expect(hint('http://93.184.216.34/')).toBe('NETWORK_HTTP_REFUSED');
    expect(hint('https://clock.example/')).toBeUndefined();
    expect(hint('https://clock.example:25/')).toBe('NETWORK_PORT_REFUSED');
    expect(hint('https://clock.example/', { onlyAllowed: true })).toBe('NETWORK_NOT_LISTED');
    expect(resolver.asked).toEqual([]);
  });

  it('follows a policy that is put in force later', () => {
    const changing = guard({});
    expect(changing.judgeUrl('http://192.168.1.7/')).toBeDefined();
    changing.use(networkPolicy({ privateNetworks: true }));
    expect(changing.judgeUrl('http://192.168.1.7/')).toBeUndefined();
  });
});

describe('a policy that changes while DNS is asked', () => {
  it('counts as it is when the answer comes', async () => {
    const answer = Promise.withResolvers<Address[]>();
    const guard = networkGuard({
      policy: networkPolicy({ privateNetworks: true }),
      resolver: { resolve: () => answer.promise },
      clock: systemClock,
    });
    const approval = guard.approve('http://clock.example/', 1_000);
    guard.use(networkPolicy());
    answer.resolve([{ address: '192.168.1.7', family: 4 }]);
    expect(await approval).toMatchObject({ kind: 'refused', refusal: { code: 'NETWORK_PRIVATE_REFUSED' } });
  });
});

describe('the addresses of an approval', () => {
  it('begin with one of each family, in the order of the answer', async () => {
    const answer = ['2a01:4f8::1', '2a01:4f8::2', '93.184.216.34', '93.184.216.35'];
    const resolver = tableResolver({ 'a.example': answer });
    const guard = networkGuard({ policy: networkPolicy(), resolver, clock: systemClock });
    expect(await guard.approve('https://a.example/', 1_000)).toMatchObject({
      addresses: ['2a01:4f8::1', '93.184.216.34', '2a01:4f8::2', '93.184.216.35'].map((address) => ({ address })),
    });
  });
});
