import { describe, expect, it } from 'vitest';
import { systemClock } from '../../system/index.ts';
import { tableResolver } from '../conformance/table-resolver.ts';
import { networkGuard, networkPolicy, type NetworkSettings, type OwnProxy } from '../index.ts';

const dns = {
  'public.example': ['93.184.216.34'],
  'clock.example': ['192.168.1.7'],
  'split.example': ['93.184.216.34', '192.168.1.7'],
  'proxy.example': ['192.168.1.3'],
  'meta.example': ['169.254.169.254'],
};
const here = { url: 'http://proxy.example:3128' };

/** `direct 1.2.3.4`, `192.168.1.3 -> 1.2.3.4:443`, or why not; and what DNS was asked. */
async function way(url: string, settings: NetworkSettings = {}, own?: OwnProxy, environment: NodeJS.ProcessEnv = {}) {
  const resolver = tableResolver(dns);
  const policy = networkPolicy(settings, environment);
  const guard = networkGuard({ policy, resolver, clock: systemClock });
  const approval = await guard.approve(url, 1_000, own);
  if (approval.kind === 'refused') return approval.refusal.code;
  if (approval.kind === 'unresolved') return approval.proxy === undefined ? approval.failure : 'no proxy';
  const [{ address }] = approval.addresses;
  return approval.proxy === undefined ? `direct ${address}` : `${address} -> ${approval.proxy.target}`;
}

describe('the proxy of the host', () => {
  it('gets the address that was judged, and needs no other permission than to be named', async () => {
    expect(await way('https://public.example/', { proxy: here })).toBe('192.168.1.3 -> 93.184.216.34:443');
    expect(await way('https://93.184.216.34:8443/', { proxy: here })).toBe('192.168.1.3 -> 93.184.216.34:8443');
    expect(await way('https://public.example/', { proxy: { url: 'http://127.0.0.1:3128' } })).toBe(
      '127.0.0.1 -> 93.184.216.34:443',
    );
  });

  it('opens nothing that is closed without it', async () => {
    expect(await way('https://clock.example/', { proxy: here })).toBe('NETWORK_PRIVATE_REFUSED');
    expect(await way('http://public.example/', { proxy: here })).toBe('NETWORK_HTTP_REFUSED');
    expect(await way('https://split.example/', { proxy: here })).toBe('NETWORK_PRIVATE_REFUSED');
    const onlyAllowed = { proxy: here, onlyAllowed: true };
    expect(await way('https://public.example/', onlyAllowed)).toBe('NETWORK_NOT_LISTED');
  });

  it('may not stand where nobody may be called', async () => {
    expect(await way('https://public.example/', { proxy: { url: 'http://meta.example:3128' } })).toBe(
      'NETWORK_NEVER_REFUSED',
    );
    expect(await way('https://public.example/', { proxy: { url: 'http://nobody.example' } })).toBe('no proxy');
  });

  it.each([
    ['https://public.example/', ['public.example']],
    ['https://public.example/', ['*.example']],
    ['https://public.example/', ['93.184.216.0/24']],
    ['https://public.example:8443/', ['public.example:8443']],
    ['https://93.184.216.34/', ['93.184.216.34']],
  ])('is passed by for %s with the exception %j', async (url, except) => {
    expect(await way(url, { proxy: { ...here, except } })).toBe('direct 93.184.216.34');
  });

  it.each([['other.example'], ['public.example:8443'], ['93.184.217.0/24']])(
    'is not passed by for another exception, like %s',
    async (entry) => {
      expect(await way('https://public.example/', { proxy: { ...here, except: [entry] } })).toContain('->');
    },
  );

  it('is passed by only where every address is an exception', async () => {
    const allow = ['192.168.1.0/24'];
    const settings = { allow, proxy: { ...here, except: ['192.168.0.0/16'] } };
    expect(await way('https://split.example/', settings)).toContain('->');
    expect(await way('https://clock.example/', settings)).toBe('direct 192.168.1.7');
  });

  it('is never asked to call this machine: its loopback is another one', async () => {
    const settings = { allow: ['127.0.0.1', 'localhost'], proxy: here };
    expect(await way('http://127.0.0.1:8080/', settings)).toBe('direct 127.0.0.1');
    expect(await way('http://127.0.0.1:8080/', { proxy: here })).toBe('NETWORK_PRIVATE_REFUSED');
  });

  it('gets the name where it looks up names itself, and DNS is not asked for it', async () => {
    const proxy = { ...here, resolvesNames: true };
    expect(await way('https://unknown.example/', { proxy })).toBe('192.168.1.3 -> unknown.example:443');
    expect(await way('https://93.184.216.34/', { proxy })).toBe('192.168.1.3 -> 93.184.216.34:443');
    expect(await way('http://unknown.example/', { proxy })).toBe('NETWORK_HTTP_REFUSED');
    expect(await way('http://unknown.example/', { proxy, allow: ['*.example'] })).toContain('->');
    expect(await way('https://unknown.example:25/', { proxy })).toBe('NETWORK_PORT_REFUSED');
    expect(await way('https://192.168.1.7/', { proxy })).toBe('NETWORK_PRIVATE_REFUSED');
    expect(await way('https://unknown.example/', { proxy, onlyAllowed: true })).toBe('NETWORK_NOT_LISTED');
  });

  it.each([
    { url: 'socks5://proxy.example:1080' },
    { url: 'proxy.example:3128' },
    { url: 'http://proxy.example/path' },
    { url: '' },
  ])('is refused when its address is $url', (proxy) => {
    expect(() => networkPolicy({ proxy })).toThrow(expect.objectContaining({ code: 'NETWORK_PROXY_INVALID' }));
  });

  it('is refused with an exception that cannot be read', () => {
    expect(() => networkPolicy({ proxy: { ...here, except: ['a b'] } })).toThrow(
      expect.objectContaining({ code: 'NETWORK_PROXY_EXCEPT_INVALID' }),
    );
  });

  it('changes the revision of the policy, its password does not', () => {
    const revision = (proxy?: NetworkSettings['proxy']) => networkPolicy(proxy === undefined ? {} : { proxy }).revision;
    expect(revision(here)).not.toBe(revision());
    expect(revision({ ...here, user: 'erp', password: 'a' })).toBe(revision({ ...here, user: 'erp', password: 'b' }));
  });
});

describe('the time for DNS', () => {
  it('is one for the receiver and the proxy together', async () => {
    const time = { ms: 0 };
    const budgets: number[] = [];
    const clock = {
      now: () => time.ms,
      monotonic: () => time.ms,
      timer(delayMs: number) {
        budgets.push(delayMs);
        return { cancel: () => {} };
      },
    };
    const resolver = {
      resolve() {
        time.ms += 700;
        return Promise.resolve([{ address: '93.184.216.34', family: 4 as const }]);
      },
    };
    const guard = networkGuard({ policy: networkPolicy({ proxy: here }), resolver, clock });
    await guard.approve('https://public.example/', 1_000);
    expect(budgets).toEqual([1_000, 300]);
  });
});

describe('the proxy of a webhook', () => {
  it('goes before that of the host, and `none` calls directly', async () => {
    const own = { url: 'http://other.example:3128' };
    expect(await way('https://public.example/', { proxy: here }, own)).toBe('no proxy');
    expect(await way('https://public.example/', { proxy: here }, 'none')).toBe('direct 93.184.216.34');
  });

  it('needs the permission that a receiver at its address would need', async () => {
    expect(await way('https://public.example/', {}, here)).toBe('NETWORK_PRIVATE_REFUSED');
    expect(await way('https://public.example/', { allow: ['proxy.example:3128'] }, here)).toContain('->');
    expect(await way('https://public.example/', {}, { url: 'http://93.184.216.99:3128' })).toContain('->');
    expect(await way('https://public.example/', {}, { url: 'http://93.184.216.99:25' })).toBe('NETWORK_PORT_REFUSED');
    expect(await way('https://public.example/', { allow: ['*.example'] }, { url: 'http://meta.example:80' })).toBe(
      'NETWORK_NEVER_REFUSED',
    );
  });
});

describe('the proxy of the environment', () => {
  const settings = { proxy: 'environment' } as const;
  const environment = { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'internal.example, .lan, 93.184.216.0/28' };

  it('counts where the settings say so, and nowhere else', async () => {
    expect(await way('https://public.example/', settings, undefined, environment)).toContain('->');
    expect(await way('https://public.example/', {}, undefined, environment)).toBe('direct 93.184.216.34');
    expect(await way('https://public.example/', settings, undefined, {})).toBe('direct 93.184.216.34');
    expect(await way('https://public.example/', settings, undefined, { ...environment, NO_PROXY: '*' })).toContain(
      'direct',
    );
  });

  it('is one for calls with TLS and another for those without', async () => {
    const open = { ...settings, publicHttp: true };
    expect(await way('http://public.example/', open, undefined, environment)).toBe('direct 93.184.216.34');
    expect(await way('http://public.example/', open, undefined, { http_proxy: 'proxy.example:3128' })).toContain('->');
  });

  it('is passed by for names in NO_PROXY, those below them, and addresses', () => {
    const { proxies } = networkPolicy(settings, environment);
    expect(proxies?.except.map(({ names }) => ('host' in names ? names.host : 'block'))).toEqual([
      'internal.example',
      '.internal.example',
      'lan',
      '.lan',
      'block',
    ]);
  });

  it('may bring its credentials in its address', () => {
    const { proxies } = networkPolicy(settings, { https_proxy: 'http://erp:ge%3Aheim@proxy.example:3128' });
    expect(proxies?.https?.authorization).toBe(`Basic ${Buffer.from('erp:ge:heim').toString('base64')}`);
  });
});
