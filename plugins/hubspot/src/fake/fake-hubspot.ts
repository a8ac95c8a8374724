import type { JsonObject } from '@eilbote/contract';
import { fakeTarget, type FakeAnswer, type FakeTarget, type TargetCall } from '@eilbote/testkit';
import { objectTypes } from '../objects.ts';
import { FakeAssociations } from './fake-associations.ts';
import { FakeObjects, type FakeObject } from './fake-objects.ts';
import { FakeProperties } from './fake-properties.ts';
import { pipeline, stageIds } from './pipeline.ts';
import { refused } from './refused.ts';

/** How the account is when it is opened. */
export interface FakeHubspotOptions {
  /** A free one when left out. */
  readonly port?: number;
  /** The token of the private app; `pat-fake` when left out. */
  readonly key?: string;
  /** Whether Eilbote's own properties are there already; yes when left out. */
  readonly prepared?: boolean;
}

/** A HubSpot account that lives in memory. */
export interface FakeHubspot extends AsyncDisposable {
  /** The server: its calls, its troubles, its limit. */
  readonly target: FakeTarget;
  readonly url: string;
  readonly companies: readonly FakeObject[];
  readonly contacts: readonly FakeObject[];
  readonly deals: readonly FakeObject[];
  /** Pairs of ids, each once: contact or deal, and company. */
  readonly associations: readonly (readonly [from: string, to: string])[];
  /** The token that it lets in from now on. */
  letIn(key: string): void;
  /** Deletes an object, as a person does. */
  remove(id: string): void;
}

/**
 * A stateful stand-in of HubSpot on 127.0.0.1: upserts by unique properties, which it refuses where the property is not
 * there or not unique, answers 207 where a part of a batch is wrong, and knows nobody without the right token.
 *
 * @example
 * await using fake = await startFakeHubspot();
 * fake.target.loseAnswer('POST /crm/v3/objects/companies/batch/upsert');
 */
export async function startFakeHubspot(options: FakeHubspotOptions = {}): Promise<FakeHubspot> {
  let { key = 'pat-fake' } = options;
  const properties = new FakeProperties(options.prepared ?? true, stageIds);
  const nextId = ids();
  const objects = {
    companies: new FakeObjects(objectTypes.companies, properties, nextId),
    contacts: new FakeObjects(objectTypes.contacts, properties, nextId),
    deals: new FakeObjects(objectTypes.deals, properties, nextId),
  };
  const associations = new FakeAssociations((id) => Object.values(objects).some((some) => some.byId(id) !== undefined));
  const ofType = ({ params }: TargetCall) =>
    Object.values(objects).find(({ type }) => type === params['objectType']) ?? objects.companies;
  const upserts = Object.fromEntries(
    Object.values(objects).map((some) => [
      `POST /crm/v3/objects/${some.type}/batch/upsert`,
      ({ json }: TargetCall): FakeAnswer => some.upsert(json),
    ]),
  );
  const target = await fakeTarget({
    ...(options.port === undefined ? {} : { port: options.port }),
    operations: {
      ...upserts,
      'GET /crm/v3/objects/:objectType/:id': (call) =>
        ofType(call).read(call.params['id'] ?? '', call.query.get('idProperty')),
      'GET /crm/v3/properties/:objectType/:name': ({ params }) =>
        properties.read(params['objectType'] ?? '', params['name'] ?? ''),
      'POST /crm/v3/properties/:objectType': ({ params, json }) => properties.create(params['objectType'] ?? '', json),
      'GET /crm/v3/pipelines/deals': () => ({ body: { results: [pipeline] } }),
      'GET /account-info/v3/details': () => ({ body: account }),
      'POST /crm/v4/associations/:from/:to/batch/associate/default': ({ json }) => associations.associate(json),
    },
    refuse: ({ headers }) =>
      headers['authorization'] === `Bearer ${key}`
        ? undefined
        : refused(401, 'INVALID_AUTHENTICATION', 'no such token'),
    overLimit: {
      status: 429,
      headers: { 'X-HubSpot-RateLimit-Interval-Milliseconds': '10000' },
      body: { status: 'error', errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING', message: 'too many calls' },
    },
  });
  return {
    target,
    url: target.url,
    companies: objects.companies.all,
    contacts: objects.contacts.all,
    deals: objects.deals.all,
    associations: associations.all,
    letIn: (other) => (key = other),
    remove: (id) => Object.values(objects).forEach((some) => some.remove(id)),
    [Symbol.asyncDispose]: () => target.close(),
  };
}

const account: JsonObject = {
  portalId: 1_234_567,
  accountType: 'STANDARD',
  timeZone: 'Europe/Berlin',
  companyCurrency: 'EUR',
  uiDomain: 'app-eu1.hubspot.com',
};

function ids(): () => string {
  let last = 1000;
  return () => String((last += 1));
}
