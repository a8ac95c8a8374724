import { defineSteps, delivered, skipped, type JsonObject } from '@eilbote/contract';
import { associateWithCompany } from '../associate.ts';
import { companyOf } from '../company-of.ts';
import { contactOf, type ErpContact } from '../contact-of.ts';
import { HUBSPOT_CONTACT_WITHOUT_EMAIL, HUBSPOT_EMAIL_TWICE } from '../errors.ts';
import { idsIn, upsertRequest } from '../upsert.ts';

/** Contacts of a customer or supplier become contacts that belong to its company. */
export const saveContacts = defineSteps({
  title: { de: 'Ansprechpartner als Kontakte anlegen oder ändern', en: 'Create or change contacts' },
  table: 'Ansprechpartner',
  recommendedFor: ['customer.created', 'supplier.created'],
  parameters: {},
  async steps(steps, { url, fields, key }) {
    const records: readonly JsonObject[] = isList(fields) ? fields : [fields];
    const contacts = records.filter((record) => record['isInaktiv'] !== true).map(contactOf);
    const [first] = contacts;
    if (first === undefined) return skipped('all contacts are inactive');
    // They came with their customer or supplier, also where they do not name it themselves.
    const owner = first.company.key === '' ? (key ?? '') : first.company.key;
    check(contacts, owner);
    const company = await companyOf(steps, url, first.company.kind, owner);
    const inputs = contacts.map(({ email, properties }) => ({ idProperty: 'email', id: email, properties }));
    const answer = await steps.write('contacts', upsertRequest(url, 'contacts', inputs), {
      repeat: 'key',
      keep: (made) => [...idsIn(made)],
      sample: { status: 'COMPLETE', results: contacts.map((_, at) => ({ id: String(601 + at), properties: {} })) },
    });
    const made = Array.isArray(answer.json) ? answer.json.map(String) : [];
    await associateWithCompany(
      steps,
      url,
      'contacts',
      made.map((id) => ({ from: id, to: company })),
    );
    return delivered(made.join(' '));
  },
});

/** @throws HUBSPOT_CONTACT_WITHOUT_EMAIL, HUBSPOT_EMAIL_TWICE */
function check(contacts: readonly ErpContact[], of: string): void {
  const count = contacts.filter(({ email }) => email === '').length;
  if (count > 0) throw HUBSPOT_CONTACT_WITHOUT_EMAIL({ count });
  if (new Set(contacts.map(({ email }) => email)).size < contacts.length) throw HUBSPOT_EMAIL_TWICE({ of });
}

const isList = (fields: JsonObject | readonly JsonObject[]): fields is readonly JsonObject[] => Array.isArray(fields);
