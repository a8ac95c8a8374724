import { defineSteps, defineTargetSystem, type JsonObject, type JsonValue, type StepAnswer } from '@eilbote/contract';

const title = (text: string) => ({ de: text, en: text });
const kept = {
  keep: ({ json }: StepAnswer): JsonValue => ({ id: (json as JsonObject)['id'] ?? null }),
  sample: { id: '1' },
};

/** A target system without uniqueness, and one write of each kind: searched for, known by a key, and perhaps doubled. */
export const workshop = defineTargetSystem({
  id: 'workshop',
  title: title('Workshop'),
  account: {
    settings: { server: { type: 'string', title: title('Server') } },
    baseUrl: ({ server }) => String(server),
  },
  actions: {
    enter: defineSteps({
      title: title('Enter'),
      table: 'Auftrag',
      fields: {
        number: { type: 'string', title: title('Number'), required: true, from: { field: 'AuftragsNr' } },
        customer: { type: 'string', title: title('Customer'), required: true, from: { field: 'KundenNr' } },
      },
      async steps(steps, { url: base, values, event, delivery }) {
        const post = (path: string, value: JsonObject) =>
          ({ method: 'POST', url: { base, path: [path] }, headers: {}, body: { kind: 'json', value } }) as const;
        const customer = await steps.ensure('customer', values.customer, {
          async find() {
            const { json } = await steps.read('find', post('find', { key: values.customer }), { sample: [] });
            return (json as readonly { readonly id: string }[])[0]?.id;
          },
          async create() {
            const request = post('customer', { key: values.customer });
            const { json } = await steps.write('customer', request, { ...kept, repeat: 'lookup' });
            return (json as { readonly id: string }).id;
          },
        });
        const entry = post('entry', { key: event.id, once: delivery.id, customer });
        await steps.write('entry', entry, { ...kept, repeat: 'key' });
        await steps.write('note', post('note', { key: event.id }), { ...kept, repeat: 'mayDuplicate' });
        return undefined;
      },
    }),
  },
});
