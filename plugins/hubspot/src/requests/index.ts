import type { JsonObject } from '@eilbote/contract';
import { keyProperties } from '../objects.ts';
import { companyProperties } from '../properties/company-properties.ts';
import { contactProperties } from '../properties/contact-properties.ts';
import { dealProperties } from '../properties/deal-properties.ts';
import { associateSchema } from './associate-schema.ts';
import { findSchema } from './find-schema.ts';
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
  'GET /crm/v3/objects/companies/:id': { query: findSchema([keyProperties.customer, keyProperties.supplier]) },
  'POST /crm/v3/objects/0-3/batch/upsert': { body: upsertSchema([keyProperties.deal], dealProperties) },
  'GET /crm/v3/objects/0-3/:id': { query: findSchema([keyProperties.deal]) },
  'POST /crm/v3/objects/contacts/batch/upsert': { body: upsertSchema(['email'], contactProperties) },
  'POST /crm/v4/associations/contacts/companies/batch/associate/default': { body: associateSchema },
  'POST /crm/v4/associations/0-3/companies/batch/associate/default': { body: associateSchema },
};
