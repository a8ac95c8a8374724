import { describe, expect, it } from 'vitest';
import { workspacePackages } from '../workspace/packages.ts';
import { adapters } from './adapters.ts';
import { checkAdapter } from './check-adapter.ts';
import { closedSchema } from './vendor/closed-schema.ts';
import { vendorCheck } from './vendor/vendor-check.ts';

describe('the contract of the target systems', () => {
  it.each(adapters.map((adapter) => [adapter.plugin.id, adapter] as const))(
    'is kept by every request of %s, with all optional fields and with none',
    async (_id, adapter) => {
      const { faults, rows } = await checkAdapter(adapter);
      expect(faults).toEqual([]);
      expect(rows.reduce((sum, { calls }) => sum + calls, 0)).toBeGreaterThan(0);
    },
  );

  it('is checked for every plugin that has schemas of its requests', () => {
    const withRequests = workspacePackages().filter(({ manifest }) => manifest.exports?.['./requests'] !== undefined);
    expect(adapters.map(({ plugin }) => `@eilbote/${plugin.id}`).toSorted()).toEqual(
      withRequests.map(({ manifest }) => manifest.name).toSorted(),
    );
  });

  it('is broken by a misspelt property, and by an operation that nobody has declared', async () => {
    const [adapter] = adapters;
    if (adapter === undefined) throw new Error('there is no adapter');
    const body = { type: 'object', additionalProperties: false, properties: { nmae: { type: 'string' } } };
    const { faults, rows } = await checkAdapter({ ...adapter, requests: { 'POST /v3/customers': { body } } });
    expect(faults.join()).toContain('body / must NOT have additional properties ("name")');
    expect(faults.join()).toContain('no schema of an operation for GET https://');
    expect(rows[0]?.ownSchema).toBe('DIFFERS');
  });

  it('skips the part of a vendor whose file is not there', async () => {
    const [adapter] = adapters;
    if (adapter === undefined) throw new Error('there is no adapter');
    const vendor = { file: 'nowhere.yaml', dialect: '3.1', basePath: '' } as const;
    const { faults, rows, absent } = await checkAdapter({ ...adapter, vendor });
    expect({ faults, absent, verdict: rows[0]?.vendorFile }).toEqual({
      faults: [],
      absent: 'nowhere.yaml',
      verdict: 'absent',
    });
  });
});

const clockodo = vendorCheck({ file: 'clockodo.yaml', dialect: '3.1', basePath: '/api' });

describe.skipIf(clockodo === undefined)("a vendor's file", () => {
  const faults = (method: string, path: string, body: object | null) =>
    clockodo?.({
      method,
      url: `https://my.clockodo.com/api${path}`,
      body: body === null ? null : JSON.stringify(body),
    });

  it('refuses properties, parameters and paths that it does not describe', () => {
    expect(faults('POST', '/v3/customers', { name: 'Hansen', nmuber: '1' })).toEqual([
      expect.stringContaining('("nmuber")') as string,
    ]);
    expect(faults('GET', '/v3/customers?filter[fulltxet]=x', null)).toEqual([
      expect.stringContaining('query "filter[fulltxet]" is not described') as string,
    ]);
    expect(faults('POST', '/v9/customers', {})).toEqual(['the vendor describes no POST /v9/customers']);
    expect(faults('POST', '/v3/customers', {})?.join()).toContain("must have required property 'name'");
  });
});

describe('a closed schema', () => {
  it('follows references, closes what is composed as a whole, and knows the nullable of OpenAPI 3.0', () => {
    const file = {
      components: { schemas: { Named: { type: 'object', properties: { name: { type: 'string', nullable: true } } } } },
    };
    const schema = { allOf: [{ $ref: '#/components/schemas/Named' }, { type: 'object', properties: { age: {} } }] };
    expect(closedSchema(schema, file)).toEqual({
      allOf: [
        { type: 'object', properties: { name: { type: ['string', 'null'] } } },
        { type: 'object', properties: { age: {} } },
      ],
      unevaluatedProperties: false,
    });
  });
});
