import { delivered, type LocalizedText, type Outcome, type Steps } from '@eilbote/contract';
import { associateWithCompany } from './associate.ts';
import { companyOf } from './company-of.ts';
import { findObject } from './find-object.ts';
import { keyProperties } from './objects.ts';
import { propertiesOf, upsertOne } from './upsert.ts';

/** What is sent of a project: properties of the deal. */
type DealValues = { readonly [K in typeof keyProperties.deal]: string } & {
  readonly [name: string]: string | undefined;
};

/** The customer of a project. */
export interface DealCustomer {
  readonly number: string | undefined;
  readonly name: string | undefined;
}

/** Creates or changes a deal, and lets it belong to the company of its customer. */
export async function saveWholeDeal(
  steps: Steps,
  base: string,
  values: DealValues,
  { number, name }: DealCustomer,
): Promise<Outcome> {
  const company = number === undefined ? undefined : await companyOf(steps, base, 'customer', number, name);
  const id = await putDeal(steps, base, values);
  if (company !== undefined) await associateWithCompany(steps, base, 'deals', [{ from: id, to: company }]);
  return delivered(id);
}

/** Changes a deal that is there. One that is not yet is waited for: alone it would have no name and no stage. */
export async function changeDeal(steps: Steps, base: string, values: DealValues): Promise<Outcome> {
  const key = values[keyProperties.deal];
  const found = await findObject(steps, base, 'deals', keyProperties.deal, key);
  if (found === undefined) {
    const known = await steps.id('deal', key);
    if (known !== undefined) await steps.forget('deal', key, known);
    await steps.waitFor('deal', key, notThere(key));
  }
  return delivered(await putDeal(steps, base, values));
}

async function putDeal(steps: Steps, base: string, values: DealValues): Promise<string> {
  const key = values[keyProperties.deal];
  const input = { idProperty: keyProperties.deal, id: key, properties: propertiesOf(values) };
  const id = await upsertOne(steps, 'deal', base, 'deals', input);
  await steps.remember('deal', key, id);
  return id;
}

const notThere = (key: string): LocalizedText => ({
  de: `der Deal zum Projekt „${key}“ ist in HubSpot noch nicht angelegt`,
  en: `the deal of the project "${key}" is not in HubSpot yet`,
});
