import {
  defineSteps,
  type JsonObject,
  type JsonValue,
  type RequestDraft,
  type RequestInput,
  type StepAnswer,
  type Steps,
} from '@eilbote/contract';
import { contentOf, type StepContent } from './network/exchange.ts';

/**
 * An action of several calls, with each kind of write that there is: it ensures a customer, whom many deliveries need,
 * writes an entry that names the customer and finds itself by a key, and a note that may come twice.
 */
export const saveEntry = defineSteps({
  title: { de: 'Eintragen', en: 'Enter' },
  table: 'any',
  async steps(steps, input) {
    const customer = await ensureCustomer(steps, input);
    const subject = `${input.event.id} ${input.webhook.id}`;
    const entry = { name: 'entry', repeat: 'key', kind: 'entry', key: subject, uses: customer } as const;
    await steps.write('entry', stepRequest(input, { ...entry, once: input.delivery.id }), {
      ...written,
      repeat: 'key',
    });
    const note = { name: 'note', repeat: 'mayDuplicate', kind: 'note', key: subject } as const;
    await steps.write('note', stepRequest(input, note), { ...written, repeat: 'mayDuplicate' });
    return undefined;
  },
});

const written = { keep: ({ json }: StepAnswer): JsonValue => json ?? null, sample: { id: '1' } };

function ensureCustomer(steps: Steps, input: RequestInput): Promise<string> {
  const { Status } = input.event.records['Auftrag'] as JsonObject;
  // One for each status: so do records need the same one whose deliveries do not wait for each other.
  const thing = { kind: 'customer', key: String(Number(Status)) } as const;
  return steps.ensure(thing.kind, thing.key, {
    async find() {
      const { json } = await steps.read('find', stepRequest(input, { ...thing, name: 'find' }), { sample: [] });
      return (json as readonly { readonly id: string }[])[0]?.id;
    },
    async create() {
      const request = stepRequest(input, { ...thing, name: 'customer', repeat: 'lookup' });
      const { json } = await steps.write('customer', request, { ...written, repeat: 'lookup' });
      return (json as { readonly id: string }).id;
    },
  });
}

const stepRequest = (input: RequestInput, step: StepContent): RequestDraft => ({
  method: 'POST',
  url: { base: input.url },
  headers: {},
  body: { kind: 'json', value: { ...contentOf(input), step: { ...step } } },
});
