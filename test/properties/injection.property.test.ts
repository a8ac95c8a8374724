import { custom } from '@eilbote/custom';
import { anEvent, fakeReceiver, testHost, type FakeCall } from '@eilbote/testkit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.ts';

/** Names of the headers as they stood in the message, connection matters left out. */
const headerNames = ({ rawHeaders }: FakeCall): readonly string[] =>
  rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());

const parameterNames = ({ query }: FakeCall): readonly string[] => [...query.keys()];

describe('a value', () => {
  it('of a record never becomes a header, a parameter or another path, wherever a webhook puts it', async () => {
    await using receiver = await fakeReceiver();
    await using test = await testHost({ plugins: [custom] });
    await test.host.webhooks.create({
      name: 'everywhere',
      event: 'project.created',
      url: receiver.url('/hook/{{ AuftragsNr }}?own=1&q={{ Bauvorhaben }}'),
      headers: [
        { name: 'X-Project', template: '{{ AuftragsNr }}' },
        { name: 'X-Name', template: 'before {{ Bauvorhaben }} after' },
      ],
      attributes: [
        { name: 'both', part: 'both', field: 'Bauvorhaben' },
        { name: 'made', part: 'url', template: '{{ Bauvorhaben }}' },
      ],
      conditions: { text: "Bauvorhaben <> 'x&evil=1'", mode: 'pass' },
    });
    let expected: readonly (readonly string[])[] | undefined;
    let calls = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (key, text) => {
        const Auftrag = { AuftragsNr: `S${key}`, Bauvorhaben: text };
        const event = anEvent('project.created', { records: { Auftrag } });
        const ended = calls + refused + 1;
        const accepted = await test.host.publish(event).then(
          () => true,
          () => false,
        );
        if (!accepted) return;
        await test.untilAllHaveEnded(ended);
        const [call] = receiver.calls.splice(0);
        if (call === undefined) {
          // A header cannot hold it: the delivery fails with that reason, and nothing is sent.
          refused += 1;
          const { rows } = await test.host.deliveries.list({ states: ['failed'] }, { limit: 1 });
          expect(rows[0]).toMatchObject({ failure: 'BUILD_FAILED', attempts: 0 });
          return;
        }
        calls += 1;
        const found = [headerNames(call), parameterNames(call)];
        expected ??= found;
        expect(found).toEqual(expected);
        expect(call.path.split('/')).toHaveLength(3);
        expect(call.path.startsWith('/hook/')).toBe(true);
        expect(call.query.get('both')).toBe((call.json<{ both: string }>().both ?? '').toWellFormed());
        expect(receiver.calls).toHaveLength(0);
      }),
      { numRuns: 400 },
    );
    expect(calls).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(5);
  });

  it('of a webhook never becomes a header or a parameter: it is refused on save, or kept in its place', async () => {
    await using receiver = await fakeReceiver();
    await using test = await testHost({ plugins: [custom] });
    const { url: _, ...webhook } = { name: 'w', event: 'project.created', url: '' };
    const event = anEvent('project.created', { records: { Auftrag: { AuftragsNr: 'S019' } } });
    let saved = 0;
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (header, name, value) => {
        const input = {
          ...webhook,
          url: receiver.url(),
          headers: [{ name: 'X-Fixed', text: header }],
          attributes: [{ name, part: 'url' as const, text: value }],
          conditions: { text: value, mode: 'pass' as const },
        };
        const { request, problems } = await test.host.explain(event, input).then(
          (explanation) => ({ ...explanation, problems: 0 }),
          () => ({ request: undefined, problems: 1 }),
        );
        if (request === undefined || problems > 0) return;
        saved += 1;
        const names = Object.keys(request.headers).map((each) => each.toLowerCase());
        expect(names.filter((each) => each.includes('evil'))).toEqual([]);
        for (const sent of Object.values(request.headers)) expect(sent).not.toMatch(/[\r\n\0]/);
        const { searchParams, hash } = new URL(request.url);
        expect(hash).toBe('');
        const parameters = [...searchParams.keys()].filter((each) => each !== 'bedingungen');
        expect(parameters).toEqual(['ereignis', 'tabelle', name.toWellFormed()]);
        expect(searchParams.get(name.toWellFormed())).toBe(value.toWellFormed());
      }),
      { numRuns: 300 },
    );
    expect(saved).toBeGreaterThan(10);
  });
});
