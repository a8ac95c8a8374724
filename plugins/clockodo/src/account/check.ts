import type { AccountCheck, JsonValue } from '@eilbote/contract';
import { call } from '../call.ts';
import { member } from '../member.ts';

/** Asks Clockodo who the API user is. `GET /v4/users/me`. */
export const check: AccountCheck = {
  request: (input) => call(input, 'GET', ['v4', 'users', 'me']),
  read({ json }) {
    const me = member(json, 'data');
    const [name, email, role] = [text(me, 'name'), text(me, 'email'), text(me, 'role')];
    if (name === undefined) {
      return {
        problem: {
          de: 'Unter dieser Adresse antwortet nicht Clockodo. Prüfen Sie die Adresse der Schnittstelle.',
          en: 'It is not Clockodo that answers at this address. Check the address of the interface.',
        },
      };
    }
    return {
      name,
      facts: email === undefined ? [] : [{ title: { de: 'E-Mail', en: 'E-mail' }, text: email }],
      warnings: role === 'owner' ? [] : [lessThanOwner],
    };
  },
  sample: { data: { id: 1, name: 'Büro', email: 'buero@tischlerei-brandt.example', role: 'owner', active: true } },
};

const lessThanOwner = {
  de: 'Der API-Benutzer ist kein Inhaber. Er braucht das Recht, Mitarbeiter, Kunden und Projekte zu verwalten und Zeiten für andere zu buchen.',
  en: 'The API user is no owner. The user needs permission to manage co-workers, customers and projects, and to enter times for others.',
};

function text(record: JsonValue | undefined, name: string): string | undefined {
  const value = member(record, name);
  return typeof value === 'string' ? value : undefined;
}
