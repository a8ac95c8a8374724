import type { LocalizedText, Steps } from '@eilbote/contract';
import { findObject } from './find-object.ts';
import { keyProperties } from './objects.ts';
import type { CompanyKind } from './save-company.ts';
import { upsertOne } from './upsert.ts';

/**
 * The company of a customer or supplier. Where it is not there yet it is created under its name; without a name the
 * delivery waits for the one that brings it.
 */
export async function companyOf(
  steps: Steps,
  base: string,
  kind: CompanyKind,
  key: string,
  name?: string,
): Promise<string> {
  const property = keyProperties[kind];
  const find = () => findObject(steps, base, 'companies', property, key);
  const found = await find();
  if (found !== undefined) return found;
  const known = await steps.id(kind, key);
  if (known !== undefined) await steps.forget(kind, key, known);
  if (name === undefined) return steps.waitFor(kind, key, notThere(key));
  const input = { idProperty: property, id: key, properties: { [property]: key, name } };
  return steps.ensure(kind, key, { find, create: () => upsertOne(steps, 'company', base, 'companies', input) });
}

const notThere = (key: string): LocalizedText => ({
  de: `das Unternehmen „${key}“ ist in HubSpot noch nicht angelegt`,
  en: `the company "${key}" is not in HubSpot yet`,
});
