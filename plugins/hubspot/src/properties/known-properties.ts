import { companyProperties } from './company-properties.ts';
import { contactProperties } from './contact-properties.ts';
import { dealProperties } from './deal-properties.ts';

/** Every property that is ever sent. */
export const knownProperties: ReadonlySet<string> = new Set([
  ...companyProperties,
  ...contactProperties,
  ...dealProperties,
]);
