import {
  defineAccount,
  defineAction,
  defineSteps,
  defineTargetSystem,
  delivered,
  type JsonObject,
  type Plugin,
  type TargetSystem,
} from '@eilbote/contract';

const title = (de: string, en = de) => ({ de, en });

/** A target system as it should be, with all that a target system may have. */
export const clockwork = defineTargetSystem({
  id: 'clockwork',
  title: title('Stechuhr', 'Clockwork'),
  account: defineAccount({
    settings: {
      workspace: { type: 'string', title: title('Arbeitsbereich', 'Workspace') },
      apiKey: { type: 'string', secret: true, minLength: 20, title: title('API-Schlüssel', 'API key') },
    },
    baseUrl: ({ workspace }) => `https://api.clockwork.example/v1/${workspace}`,
    auth: { scheme: 'apiKey', name: 'X-Api-Key', key: 'apiKey' },
    check: {
      request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['me'] }, headers: {} }),
      read: ({ json }) => ({ name: (json as { name: string }).name.trim() }),
      sample: { name: 'Tischlerei Hansen' },
    },
    upgrades: [
      {
        example: { space: 'hansen', apiKey: 'k'.repeat(20) },
        upgrade: ({ space = '', ...others }) => ({ ...others, workspace: space }),
      },
    ],
  }),
  actions: {
    saveCustomer: defineAction({
      title: title('Kunden anlegen', 'Save customer'),
      table: 'Kunden',
      recommendedFor: ['customer.created'],
      fields: {
        number: { type: 'string', title: title('Nummer', 'Number'), required: true, from: { field: 'KundenNr' } },
        name: { type: 'string', title: title('Name'), from: { field: 'Name1' } },
      },
      request: ({ url, values }) => ({
        method: 'PUT',
        url: { base: url, path: ['customers', values.number] },
        headers: {},
        body: { kind: 'json', value: { name: values.name ?? null } },
      }),
    }),
    saveProject: defineSteps({
      title: title('Projekt anlegen', 'Save project'),
      table: 'Auftrag',
      recommendedFor: ['project.created'],
      fields: { number: { type: 'string', title: title('Nummer'), required: true, from: { field: 'AuftragsNr' } } },
      async steps(steps, { url: base, values }) {
        const look = { method: 'GET', url: { base, path: ['projects', values.number] }, headers: {} } as const;
        const { json } = await steps.read('look', look, { accept: [404], sample: { id: 'p1' } });
        const body = {
          kind: 'json',
          value: { number: values.number, was: (json as JsonObject)['id'] ?? null },
        } as const;
        const save = { method: 'POST', url: { base, path: ['projects'] }, headers: {}, body } as const;
        await steps.write('save', save, { repeat: 'lookup', sample: { id: 'p1' } });
        return undefined;
      },
    }),
  },
  classify: ({ status }) => (status === 409 ? delivered() : undefined),
});

/** The same with something changed, for tests of what the suite finds. */
export const clockworkWith = (changes: Partial<TargetSystem>): Plugin =>
  defineTargetSystem({ ...clockwork.target, ...changes });
