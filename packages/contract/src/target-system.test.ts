import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineAccount, defineAction } from './index.ts';

const title = { de: 'x', en: 'x' };

describe('the account of a target system', () => {
  it('knows the types of its plain settings, and hides the secret ones', () => {
    const account = defineAccount({
      settings: {
        server: { type: 'string', title, default: 'https://a.example' },
        prefix: { type: 'string', title },
        timeout: { type: 'integer', title },
        token: { type: 'string', title, secret: true },
      },
      optionalSettings: ['prefix'],
      baseUrl(settings) {
        expectTypeOf(settings.server).toEqualTypeOf<string>();
        expectTypeOf(settings.timeout).toEqualTypeOf<number>();
        expectTypeOf(settings.prefix).toEqualTypeOf<string | undefined>();
        // @ts-expect-error secrets are not for plugins
        void settings.token;
        return settings.server;
      },
      auth: { scheme: 'bearer', token: 'token' },
    });
    expect(account.baseUrl({ server: 'https://b.example' })).toBe('https://b.example');
  });

  it('names settings that there are', () => {
    const account = defineAccount({
      settings: { token: { type: 'string', title, secret: true } },
      baseUrl: () => 'https://a.example',
      // @ts-expect-error a misspelt setting
      auth: { scheme: 'bearer', token: 'tokn' },
    });
    expect(Object.keys(account.settings)).toEqual(['token']);
  });
});

describe('an action', () => {
  it('knows the types of its values and parameters: only what is required, or has a default, is there', () => {
    const action = defineAction({
      title,
      table: 'Auftrag',
      parameters: {
        stage: { type: 'string', enum: ['offer', 'won'], title, default: 'offer' },
        board: { type: 'integer', title },
      },
      fields: {
        number: { type: 'string', title, required: true, from: { field: 'AuftragsNr' } },
        hours: { type: 'number', title, from: { field: 'Sollstunden' } },
      },
      request({ values, parameters, url }) {
        expectTypeOf(values.number).toEqualTypeOf<string>();
        expectTypeOf(values.hours).toEqualTypeOf<number | undefined>();
        expectTypeOf(parameters.stage).toEqualTypeOf<'offer' | 'won'>();
        expectTypeOf(parameters.board).toEqualTypeOf<number | undefined>();
        return { method: 'POST', url: { base: url }, headers: {}, body: { kind: 'json', value: { ...values } } };
      },
    });
    expect(Object.keys(action.fields ?? {})).toEqual(['number', 'hours']);
  });
});
