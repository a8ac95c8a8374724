import type { Steps } from '@eilbote/contract';
import { keyProperties } from './objects.ts';
import { propertiesOf, upsertOne } from './upsert.ts';

/** What a company is in the ERP. */
export type CompanyKind = 'customer' | 'supplier';

/** Creates or changes the company of a customer or supplier, and remembers its id for contacts and deals. */
export async function saveCompany(
  steps: Steps,
  base: string,
  kind: CompanyKind,
  key: string,
  values: { readonly [name: string]: string | undefined },
): Promise<string> {
  const input = { idProperty: keyProperties[kind], id: key, properties: propertiesOf(values) };
  const id = await upsertOne(steps, 'company', base, 'companies', input);
  await steps.remember(kind, key, id);
  return id;
}
