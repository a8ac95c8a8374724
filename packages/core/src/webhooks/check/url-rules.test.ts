import { describe, expect, it } from 'vitest';
import { checkWebhook } from '../index.ts';
import { checked, context, short } from './testing/checking.ts';

describe('the URL of a webhook', () => {
  it.each([
    ['http://crm.example/hook', ['/url URL_UNENCRYPTED']],
    ['http://localhost:3000/', []],
    ['http://192.168.1.5/', []],
    ['http://[::1]/', []],
    ['https://crm.example/', []],
  ])('is pointed out where it carries data without encryption to somewhere else: %s', (url, expected) => {
    expect(checked({ url })).toMatchObject({ problems: [] });
    expect(checked({ url }).warnings.map(short)).toEqual(expected);
  });

  it('is no problem of a saved webhook while the key is missing', () => {
    const definition = checked({}).definition;
    if (definition === undefined) throw new Error('no definition');
    expect(checkWebhook({ ...definition, url: '•••' }, { ...context, locked: true }).problems).toEqual([]);
  });
});
