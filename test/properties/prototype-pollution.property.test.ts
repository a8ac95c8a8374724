import { custom } from '@eilbote/custom';
import { aWebhook, fakeReceiver, testHost } from '@eilbote/testkit';
import { isEilboteError, type EventInput, type WebhookInput } from '@eilbote/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const forbidden = ['__proto__', 'constructor', 'prototype'] as const;
const poison = 'polluted';

/** Paths that lead to prototypes, as texts of conditions and templates. */
const path = fc
  .array(fc.constantFrom(...forbidden, 'Auftrag', 'details', 'record', 'AuftragsNr', poison), {
    minLength: 1,
    maxLength: 5,
  })
  .map((names) => names.join('.'));

/** JSON with the forbidden names at any depth; parsed, so that `__proto__` is a property of its own as in a request. */
const hostileJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(poison),
    fc.integer(),
    tie('object'),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
  object: fc
    .array(fc.tuple(fc.constantFrom(...forbidden, 'AuftragsNr', 'Zusatz', poison), tie('value')), { maxLength: 4 })
    .map(
      (pairs) =>
        JSON.parse(
          `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
        ) as object,
    ),
})).object as fc.Arbitrary<Record<string, unknown>>;

/** How often the forbidden names stand as properties of their own. */
function forbiddenNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.keys(value).reduce(
    (sum, name) =>
      sum +
      ((forbidden as readonly string[]).includes(name) ? 1 : forbiddenNames((value as Record<string, unknown>)[name])),
    0,
  );
}

const clean = Object.getOwnPropertyNames(Object.prototype).toSorted();

const nothingIsPolluted = (): void => {
  expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(clean);
  expect(Object.getOwnPropertyNames(Array.prototype)).not.toContain(poison);
};

describe('names that lead to a prototype', () => {
  it('in events and details reach no object and no call, and each is told in a warning', async () => {
    await using receiver = await fakeReceiver();
    await using test = await testHost({ plugins: [custom] });
    await test.host.webhooks.create(aWebhook({ url: receiver.url(), fields: 'standard' }));
    let count = 0;
    let warned = 0;
    await fc.assert(
      fc.asyncProperty(hostileJson, hostileJson, async (record, details) => {
        // Its own key, whatever the record says; and nothing that the wide record would inherit from a name.
        const Auftrag = Object.assign(JSON.parse(JSON.stringify(record)) as object, { AuftragsNr: `S${count}` });
        const event = { type: 'project.created', records: { Auftrag }, details } as unknown as EventInput;
        const { warnings } = await test.host.publish(event);
        count += 1;
        const told = warnings.filter(({ code }) => code === 'NAME_FORBIDDEN').length;
        expect(told).toBe(forbiddenNames(Auftrag) + forbiddenNames(details));
        warned += told;
        await test.untilAllHaveEnded(count);
        const [call] = receiver.calls.splice(0);
        expect(forbiddenNames(call?.json())).toBe(0);
        expect(({} as Record<string, unknown>)[poison]).toBeUndefined();
      }),
      { numRuns: 60 },
    );
    expect(warned).toBeGreaterThan(20);
    nothingIsPolluted();
  });

  it('in conditions and templates find nothing but what the record has of its own', async () => {
    await using test = await testHost({ plugins: [custom] });
    const event = { type: 'project.created', records: { Auftrag: { AuftragsNr: 'S019' } } } as const;
    let explained = 0;
    await fc.assert(
      fc.asyncProperty(path, async (name) => {
        const input: WebhookInput = aWebhook({
          url: 'https://receiver.example/',
          conditions: { text: `${name} = 1 OR AuftragsNr = 'S019'`, mode: 'evaluate' },
          attributes: [{ name: 'made', template: `{{ ${name} }}{% assign ${poison} = ${name} %}` }],
        });
        try {
          const { request } = await test.host.explain(event, input);
          if (request !== undefined) {
            explained += 1;
            const { made } = JSON.parse(request.body ?? '{}') as { made?: unknown };
            expect(['', 'S019', null, undefined]).toContain(made);
          }
        } catch (error) {
          // Refused with a finding at its place; a crash of ours would have no code.
          expect(isEilboteError(error)).toBe(true);
        }
        expect(({} as Record<string, unknown>)[poison]).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    expect(explained).toBeGreaterThan(3);
    nothingIsPolluted();
  });

  it('are refused as names of attributes, and do no harm as parameters of transforms', async () => {
    await using test = await testHost({ plugins: [custom] });
    for (const name of forbidden) {
      const attribute = aWebhook({ url: 'https://receiver.example/', attributes: [{ name, text: 'x' }] });
      await expect(test.host.webhooks.create(attribute)).rejects.toMatchObject({
        facts: { problems: [{ code: 'ATTRIBUTE_NAME_FORBIDDEN' }] },
      });
      const template = `{{ AuftragsNr | lookup: "${name}", "${poison}" }}{{ "${name}" | lookup: "a", "b" }}`;
      const input = aWebhook({ url: 'https://receiver.example/', attributes: [{ name: 'a', template }] });
      const event = { type: 'project.created', records: { Auftrag: { AuftragsNr: name } } } as const;
      const made = await test.host.explain(event, input).then(
        ({ request }) => JSON.stringify(request?.body ?? ''),
        (error: unknown) => {
          expect(isEilboteError(error)).toBe(true);
          return '';
        },
      );
      expect(made).not.toContain('function');
      expect(made).not.toContain('[object');
    }
    nothingIsPolluted();
  });
});
