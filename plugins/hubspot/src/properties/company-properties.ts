import { keyProperties } from '../objects.ts';

/**
 * The properties of companies that are sent, and no others. The names without prefix are HubSpot's defaults, as its
 * knowledge base lists them ("HubSpot's default company properties").
 */
export const companyProperties = [
  keyProperties.customer,
  keyProperties.supplier,
  'name',
  'address',
  'zip',
  'city',
  'state',
  'country',
  'phone',
  'website',
  'type',
] as const;
