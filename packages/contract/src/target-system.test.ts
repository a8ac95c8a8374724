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

describe('what an account can do besides', () => {
  it('knows the types of the settings in its calls', () => {
    const account = defineAccount({
      settings: { site: { type: 'integer', title }, token: { type: 'string', title, secret: true } },
      baseUrl: () => 'https://a.example',
      check: {
        request: ({ url, settings }) => {
          expectTypeOf(settings.site).toEqualTypeOf<number>();
          // @ts-expect-error secrets are not for plugins
          void settings.token;
          return { method: 'GET', url: { base: url, path: ['me'] }, headers: {} };
        },
        read: ({ json }) => ({ name: (json as { name: string }).name }),
        sample: { name: 'Tischlerei Muster' },
      },
      choices: {
        services: {
          title,
          request: ({ url, page = 1, settings }) => {
            expectTypeOf(settings.site).toEqualTypeOf<number>();
            return { method: 'GET', url: { base: url, path: ['services'], query: [['page', page]] }, headers: {} };
          },
          read: ({ json }, { page = 1 }) => {
            const choices = json as { value: number; title: string }[];
            return choices.length < 50 ? { choices } : { choices, next: Number(page) + 1 };
          },
          sample: [],
        },
      },
      prepare: {
        key: {
          title,
          find: {
            request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['properties', 'key'] }, headers: {} }),
            accept: [404],
            read: ({ status }) => (status === 404 ? 'missing' : 'there'),
            sample: {},
          },
          create: {
            request: ({ url, settings }) => {
              expectTypeOf(settings.site).toEqualTypeOf<number>();
              return { method: 'POST', url: { base: url, path: ['properties'] }, headers: {} };
            },
            accept: [409],
          },
        },
      },
    });
    const input = { url: 'https://a.example', settings: {} };
    const answer = { status: 200, headers: {}, json: Array.from({ length: 50 }, () => ({ value: 1, title: 'x' })) };
    expect(account.choices?.['services']?.read(answer, { ...input, page: 2 })).toMatchObject({ next: 3 });
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
