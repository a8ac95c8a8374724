import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { saveRecord } from '../save-record.ts';

/** An employee. The e-mail address is how he signs in to Craftboxx. `POST /employees`, `PUT /employees/{id}`. */
export const saveEmployee = defineSteps({
  title: { de: 'Mitarbeiter anlegen oder ändern', en: 'Create or change an employee' },
  table: 'Personal',
  recommendedFor: ['employee.created'],
  fields: {
    number: {
      type: 'string',
      title: { de: 'Personalnummer', en: 'Employee number' },
      required: true,
      from: { field: 'PersonalNr' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Mitarbeiter eine Personalnummer ein.',
        en: 'Enter a number for the employee in the ERP.',
      },
    },
    first_name: {
      type: 'string',
      maxLength: 255,
      title: { de: 'Vorname', en: 'First name' },
      required: true,
      from: { field: 'Name1' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Mitarbeiter einen Vornamen ein.',
        en: 'Enter a first name for the employee in the ERP.',
      },
    },
    last_name: {
      type: 'string',
      maxLength: 255,
      title: { de: 'Nachname', en: 'Last name' },
      required: true,
      from: { field: 'Name2' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Mitarbeiter einen Nachnamen ein.',
        en: 'Enter a last name for the employee in the ERP.',
      },
    },
    email: {
      type: 'string',
      format: 'email',
      title: { de: 'E-Mail', en: 'E-mail' },
      required: true,
      from: { field: 'email' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Mitarbeiter eine E-Mail-Adresse ein; mit ihr meldet er sich bei Craftboxx an.',
        en: 'Enter an e-mail address for the employee in the ERP; it is what signs in to Craftboxx.',
      },
    },
    phone: {
      type: 'string',
      maxLength: 255,
      title: { de: 'Telefon', en: 'Telephone' },
      from: { template: '{{ Telefon | phone }}' },
    },
    mobile: {
      type: 'string',
      maxLength: 255,
      title: { de: 'Mobiltelefon', en: 'Mobile phone' },
      from: { template: '{{ MobilTel | phone }}' },
    },
    department: { type: 'string', maxLength: 255, title: { de: 'Abteilung', en: 'Department' } },
    position: {
      type: 'string',
      maxLength: 255,
      title: { de: 'Position', en: 'Position' },
      from: { field: 'Mitarbeitergrup' },
    },
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { number, email } = input.values;
    const wanted = {
      kind: 'employee',
      key: number,
      alsoFoundBy: [{ number }, { email }],
      body: async () => ({ ...input.values, locale: 'de_DE' }),
    } as const;
    return delivered(await saveRecord(calls, wanted, input.values));
  },
});
