import type { BatchInputPublicDefaultAssociationMultiPost } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/BatchInputPublicDefaultAssociationMultiPost.js';
import type { PublicDefaultAssociationMultiPost } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/PublicDefaultAssociationMultiPost.js';
import type { BatchInputSimplePublicObjectBatchInputUpsert as Companies } from '@hubspot/api-client/lib/codegen/crm/companies/models/BatchInputSimplePublicObjectBatchInputUpsert.js';
import type { BatchInputSimplePublicObjectBatchInputUpsert as Contacts } from '@hubspot/api-client/lib/codegen/crm/contacts/models/BatchInputSimplePublicObjectBatchInputUpsert.js';
import type { BatchInputSimplePublicObjectBatchInputUpsert as Deals } from '@hubspot/api-client/lib/codegen/crm/deals/models/BatchInputSimplePublicObjectBatchInputUpsert.js';
import type {
  PropertyCreate,
  PropertyCreateFieldTypeEnum,
  PropertyCreateTypeEnum,
} from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js';
import { describe, expect, it } from 'vitest';
import { ownProperties } from './account/own-properties.ts';
import { associateBody } from './associate.ts';
import { upsertBody } from './upsert.ts';

/** In the SDK a member `from` is called `_from`; on the wire it is not. */
type OnTheWire<T extends { _from: unknown }> = Omit<T, '_from'> & { readonly from: T['_from'] };
type Associations = Omit<BatchInputPublicDefaultAssociationMultiPost, 'inputs'> & {
  readonly inputs: readonly OnTheWire<PublicDefaultAssociationMultiPost>[];
};
/** Enums of the SDK as the texts that they stand for. */
type Property = Omit<PropertyCreate, 'type' | 'fieldType'> & {
  readonly type: `${PropertyCreateTypeEnum}`;
  readonly fieldType: `${PropertyCreateFieldTypeEnum}`;
};

// The compiler is the test: `pnpm check` reads this file, and a body that HubSpot's own types do not allow is an error.
describe('a body, by the types of the SDK of HubSpot', () => {
  it('upserts companies, contacts and deals', () => {
    const body = upsertBody([{ idProperty: 'email', id: 'a@b.example', properties: { email: 'a@b.example' } }]);
    const same = [body satisfies Companies, body satisfies Contacts, body satisfies Deals];
    expect(Object.keys(same[0]?.inputs[0] ?? {})).toEqual(['idProperty', 'id', 'properties']);
  });

  it('associates', () => {
    const body = associateBody([{ from: '1', to: '2' }]) satisfies Associations;
    expect(body).toEqual({ inputs: [{ from: { id: '1' }, to: { id: '2' } }] });
  });

  it('creates properties', () => {
    const definitions = ownProperties.map(({ definition }) => definition) satisfies readonly Property[];
    expect(definitions.filter(({ hasUniqueValue }) => hasUniqueValue)).toHaveLength(3);
  });
});
