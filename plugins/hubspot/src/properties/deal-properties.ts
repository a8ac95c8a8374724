import { keyProperties } from '../objects.ts';

/**
 * The properties of deals that are sent, and no others. The names without prefix are HubSpot's defaults, as its
 * knowledge base lists them ("HubSpot's default deal properties").
 */
export const dealProperties = [
  keyProperties.deal,
  'dealname',
  'pipeline',
  'dealstage',
  'amount',
  'closedate',
  'profacto_lieferdatum',
  'profacto_rechnungsnr',
  'profacto_rechnungsdatum',
  'profacto_gutschriftnr',
  'profacto_gutschriftdatum',
] as const;
