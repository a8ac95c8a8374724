import { describe, expect, it } from 'vitest';
import { carriesCredential, hostOf, maskHeader, maskUrl, maskValues } from './index.ts';

describe('redaction', () => {
  it.each([
    ['https://hooks.example/services/T0/B1/x9Zz1a2b', 'https://hooks.example/•••1a2b'],
    ['https://hooks.example:8443/in?token=abcdef12', 'https://hooks.example:8443/•••ef12'],
    ['https://user:geheim@hooks.example/', 'https://hooks.example/'],
    ['https://hooks.example/short', 'https://hooks.example/•••'],
    ['https://hooks.example', 'https://hooks.example/'],
    ['no url', '•••'],
  ])('shows %s as %s', (url, masked) => expect(maskUrl(url)).toBe(masked));

  it('gives no hint where the end of the URL is a value of a record', () =>
    expect(maskUrl('https://hooks.example/in?iban=DE021234', { hint: false })).toBe('https://hooks.example/•••'));

  it('names the host alone in sentences', () => {
    expect(hostOf('https://u:p@hooks.example:8443/a?b=c')).toBe('hooks.example:8443');
    expect(hostOf('no url')).toBe('•••');
  });

  it('masks headers by their names', () => {
    expect(maskHeader('Set-Cookie', 's=1')).toBe('•••');
    expect(maskHeader('X-API-Key', 'k')).toBe('•••');
    expect(maskHeader('X-Auth-Token', 't')).toBe('•••');
    expect(maskHeader('X-Mandant', 'm')).toBe('m');
    expect(maskHeader('Location', 'https://a.example/b?c')).toBe('https://a.example/•••');
    expect(carriesCredential('Proxy-Authorization')).toBe(true);
    expect(carriesCredential('webhook-signature')).toBe(false);
  });

  it('masks echoed values in every spelling, and leaves short ones', () => {
    const value = 'pass"wört /1';
    const inUrl = encodeURIComponent(value);
    const form = new URLSearchParams({ value }).toString();
    const text = `raw ${value}, json ${JSON.stringify(value)}, url ${inUrl}, twice ${encodeURIComponent(inUrl)}, ${form}, a 1`;
    expect(maskValues(text, [value, '1'])).toBe('raw •••, json "•••", url •••, twice •••, value=•••, a 1');
  });
});
