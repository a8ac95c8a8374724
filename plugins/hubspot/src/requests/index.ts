import type { JsonObject } from '@eilbote/contract';
import { keyProperties } from '../objects.ts';
import { companyProperties } from '../properties/company-properties.ts';
import { upsertSchema } from './upsert-schema.ts';
import { propertySchema } from './property-schema.ts';

/** What a request may hold: closed JSON Schemas, so that a misspelt name is found. */
export interface RequestSchema {
  readonly body?: JsonObject;
  readonly query?: JsonObject;
}

/** Every request that is ever sent, by method and path; `:name` stands for one segment. */
export const requests: { readonly [operation: string]: RequestSchema } = {
  'GET /account-info/v3/details': {},
  'GET /crm/v3/pipelines/deals': {},
  'GET /crm/v3/properties/:objectType/:name': {},
  'POST /crm/v3/properties/:objectType': { body: propertySchema },
  'POST /crm/v3/objects/companies/batch/upsert': {
    body: upsertSchema([keyProperties.customer, keyProperties.supplier], companyProperties),
  },
};
