import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { custom } from '@eilbote/custom';
import { anEvent, testHost } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { NodeRed } from './node-red.ts';

describe('Node-RED, as the receiver of calls of Benutzerdefiniert', () => {
  it('sees the query and the body as they were meant, as JSON and as a form, and its refusal is understood', async () => {
    await using receiver = await NodeRed.start(await freePort());
    await using test = await testHost({ plugins: [custom] });
    const common = { event: 'project.created', url: `${receiver.hook}?mandant=1&pfad=a%2Fb` };
    const attributes = [
      { name: 'aufgabe', part: 'both', template: '{{ Auftrag.Bauvorhaben }} & mehr = 100 %' },
      { name: 'Größe', part: 'url', text: 'groß+klein' },
    ] as const;
    await test.host.webhooks.create({ name: 'als JSON', ...common, attributes });
    await test.host.webhooks.create({ name: 'als Formular', ...common, contentType: 'form', attributes });
    await test.host.webhooks.create({ name: 'abgelehnt', event: 'customer.created', url: receiver.hook });
    const ended: string[] = [];
    test.host.on('delivered', () => ended.push('delivered'));
    test.host.on('failed', ({ failure }) => ended.push(String(failure)));
    await test.host.publish(
      anEvent('project.created', { records: { Auftrag: { AuftragsNr: '06127', Bauvorhaben: 'Küche „Großmann“' } } }),
    );
    await test.host.publish(anEvent('customer.created'));
    await test.until(() => ended.length === 3);
    expect(ended.toSorted()).toEqual(['HTTP_4XX', 'delivered', 'delivered']);

    const calls = await receiver.seen();
    const ofProject = (type: string) =>
      calls.find((call) => call.query['tabelle'] === 'Auftrag' && call.type.includes(type));
    const [json, form] = [ofProject('json'), ofProject('form')];
    const customer = calls.find((call) => call.query['tabelle'] === 'Kunden');
    const query = {
      mandant: '1',
      pfad: 'a/b',
      ereignis: 'Neues Projekt',
      tabelle: 'Auftrag',
      aufgabe: 'Küche „Großmann“ & mehr = 100 %',
      Größe: 'groß+klein',
    };
    expect(json?.query).toEqual(query);
    expect(json?.body).toMatchObject({
      Auftrag: { AuftragsNr: '06127', Bauvorhaben: 'Küche „Großmann“' },
      aufgabe: 'Küche „Großmann“ & mehr = 100 %',
      _eilbote: { event: 'project.created' },
    });
    expect(form?.query).toEqual(query);
    expect(JSON.stringify(form?.body)).toContain('Küche „Großmann“ & mehr = 100 %');
    expect(customer?.query).toMatchObject({ ereignis: 'Neuer Kunde' });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
