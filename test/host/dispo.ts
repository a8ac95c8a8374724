import { defineSteps, defineTargetSystem, type JsonObject, type JsonValue, type Steps } from '@eilbote/contract';
import type { Host, WebhookInput } from '@eilbote/core';
import type { FakeAnswer, FakeCall, FakeReceiver } from '@eilbote/testkit';

const title = (text: string) => ({ de: text, en: text });

/** A target system without uniqueness: whoever creates a customer twice has two. */
export const dispo = defineTargetSystem({
  id: 'dispo',
  title: title('Dispo'),
  account: {
    settings: { server: { type: 'string', title: title('Server') } },
    baseUrl: ({ server }) => String(server),
  },
  actions: {
    saveProject: defineSteps({
      title: title('Projekt anlegen'),
      table: 'Auftrag',
      fields: {
        number: { type: 'string', title: title('Nummer'), required: true, from: { field: 'AuftragsNr' } },
        customer: { type: 'string', title: title('Kunde'), required: true, from: { field: 'KundenNr' } },
      },
      async steps(steps, { url: base, values }) {
        const customer = await ensureCustomer(steps, base, values.customer);
        const body = { number: values.number, customer };
        const request = { method: 'POST', url: { base, path: ['projects'] }, headers: {}, ...json(body) } as const;
        const answer = await steps.write('project', request, {
          repeat: 'mayDuplicate',
          keep: (made) => ({ id: (made.json as JsonObject)['id'] ?? null }),
          sample: { id: 'p1', secret: 'x' },
        });
        const { id } = answer.json as { id: string };
        await steps.remember('project', values.number, id);
        return { kind: 'delivered', remoteId: id };
      },
    }),
    closeProject: defineSteps({
      title: title('Projekt schließen'),
      table: 'Auftrag',
      fields: { number: { type: 'string', title: title('Nummer'), required: true, from: { field: 'AuftragsNr' } } },
      async steps(steps, { url: base, values }) {
        const id = await steps.waitFor('project', values.number, title('das Projekt ist noch nicht angelegt'));
        const request = { method: 'DELETE', url: { base, path: ['projects', id] }, headers: {} } as const;
        await steps.write('close', request, { repeat: 'key', accept: [404], sample: null });
        await steps.forget('project', values.number, id);
        return undefined;
      },
    }),
    writeMuch: defineSteps({
      title: title('Viel schreiben'),
      table: 'Auftrag',
      async steps(steps, { url: base }) {
        for (let number = 1; number <= 10; number += 1) {
          const request = { method: 'PUT', url: { base, path: [`part-${number}`] }, headers: {} } as const;
          await steps.write(`part ${number}`, request, { repeat: 'key', sample: null });
        }
        return undefined;
      },
    }),
    misbehave: defineSteps({
      title: title('Sich danebenbenehmen'),
      table: 'Auftrag',
      async steps(steps, { url: base }) {
        const request = { method: 'POST', url: { base, path: ['a'] }, headers: {} } as const;
        await steps.write('a', request, { repeat: 'key', sample: null }).catch(() => {});
        await steps.write('a', request, { repeat: 'key', sample: null });
        return undefined;
      },
    }),
  },
});

const json = (value: JsonObject) => ({ body: { kind: 'json', value } }) as const;

const ensureCustomer = (steps: Steps, base: string, number: string): Promise<string> =>
  steps.ensure('customer', number, {
    async find() {
      const query = [['number', number]] as const;
      const request = { method: 'GET', url: { base, path: ['customers'], query }, headers: {} } as const;
      const { json: found } = await steps.read('find customer', request, { sample: [] });
      return (found as { id: string }[])[0]?.id;
    },
    async create() {
      const request = { method: 'POST', url: { base, path: ['customers'] }, headers: {}, ...json({ number }) } as const;
      const { json: made } = await steps.write('customer', request, {
        repeat: 'lookup',
        keep: (answer) => ({ id: (answer.json as JsonObject)['id'] ?? null }),
        sample: { id: 'c1' },
      });
      return (made as { id: string }).id;
    },
  });

/** What the fake target system holds, and how it answers. */
export class FakeDispo {
  readonly customers: { readonly id: string; readonly number: JsonValue }[] = [];
  readonly projects: unknown[] = [];

  answer({ method, path, query, body }: FakeCall): FakeAnswer {
    if (method === 'GET') {
      return { body: this.customers.filter(({ number }) => number === query.get('number')).map((one) => ({ ...one })) };
    }
    if (method === 'DELETE') return 204;
    const given = JSON.parse(body) as JsonObject;
    const kind = path === '/customers' ? this.customers : this.projects;
    const id = `${path.slice(1, 2)}${kind.length + 1}`;
    kind.push({ number: null, ...given, id });
    return { status: 201, body: { id } };
  }
}

export const project = (AuftragsNr: string, KundenNr: string | null = 'n20-01170') => ({
  type: 'project.created' as const,
  records: { Auftrag: { AuftragsNr, Bauvorhaben: 'Küche', KundenNr } },
});

export async function onDispo(host: Host, receiver: FakeReceiver, more: Partial<WebhookInput> = {}) {
  const { connection } = await host.connections.create({
    name: 'Dispo',
    target: 'dispo',
    settings: { server: receiver.url('') },
  });
  const webhook = {
    name: 'Projekte',
    event: 'project.created',
    connection: connection.id,
    action: 'saveProject',
    ...more,
  };
  return { connection, ...(await host.webhooks.create(webhook)) };
}
