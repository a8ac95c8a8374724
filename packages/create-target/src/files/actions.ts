import type { KnownTable } from '../known-tables.ts';

/** What both kinds of actions need of a field: a required text, from a field of the ERP. */
export const textHelper = `const text = (de: string, en: string, field: string) =>
  ({ type: 'string', title: { de, en }, required: true, from: { field } }) as const;
`;

const head = ({ title, table, event, key, name }: KnownTable): string =>
  `  title: { de: '${title.de}', en: '${title.en}' },
  table: '${table}',
  recommendedFor: ['${event}'],
  fields: { number: text('Nummer', 'Number', '${key}'), name: text('Name', 'Name', '${name}') },`;

/** An action of one call: PUT under the number of the ERP, which may be repeated any number of times. */
export const oneCall = (known: KnownTable): string => `const ${known.action} = defineAction({
${head(known)}
  request: ({ url: base, values }) => ({
    method: 'PUT',
    url: { base, path: ['${known.path}', values.number] },
    headers: {},
    body: { kind: 'json', value: values },
  }),
});
`;

/** An action of several calls: found by its number, created where it is not there, then changed. */
export const severalCalls = (known: KnownTable): string => `const ${known.action} = defineSteps({
${head(known)}
  async steps(steps, { url: base, values }) {
    const headers = {};
    const body = { kind: 'json', value: values } as const;
    const id = await steps.ensure('${known.kind}', values.number, {
      async find() {
        const url = { base, path: ['${known.path}'], query: [['number', values.number]] } as const;
        const { json } = await steps.read('find', { method: 'GET', url, headers }, { sample: [] });
        return (json as readonly { id: string }[])[0]?.id;
      },
      async create() {
        const url = { base, path: ['${known.path}'] };
        const made = await steps.write('create', { method: 'POST', url, headers, body }, {
          repeat: 'lookup',
          keep: ({ json }) => ({ id: (json as { id: string }).id }),
          sample: { id: '1' },
        });
        return (made.json as { id: string }).id;
      },
    });
    const url = { base, path: ['${known.path}', id] };
    const change = { method: 'PUT', url, headers, body } as const;
    await steps.write('change', change, { repeat: 'key', sample: null });
    return delivered(id);
  },
});
`;
