import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { createOrChange } from '../create-or-change.ts';
import { ensureUser } from '../ensure-user.ts';
import { pathOf } from '../find-by-number.ts';
import { numberField } from '../own-number.ts';

/** An employee as a user: found by number, then created or changed. `POST /v3/users`, `PUT /v3/users/{id}`. */
export const saveUser = defineSteps({
  title: { de: 'Mitarbeiter anlegen oder ändern', en: 'Create or change a co-worker' },
  table: 'Personal',
  recommendedFor: ['employee.created'],
  parameters: {
    role: {
      type: 'string',
      enum: ['worker', 'owner'],
      default: 'worker',
      title: { de: 'Rolle', en: 'Role' },
      description: {
        de: 'Gilt für neue Mitarbeiter: worker ist Mitarbeiter, owner Inhaber mit allen Rechten.',
        en: 'For new co-workers: worker, or owner with all permissions.',
      },
    },
    language: { type: 'string', enum: ['de', 'en', 'fr'], default: 'de', title: { de: 'Sprache', en: 'Language' } },
    timezone: { type: 'string', default: 'Europe/Berlin', title: { de: 'Zeitzone', en: 'Time zone' } },
    mailToUser: {
      type: 'boolean',
      default: false,
      title: { de: 'Einladung senden', en: 'Send an invitation' },
      description: {
        de: 'Clockodo schreibt dem neuen Mitarbeiter, wie er sich anmeldet.',
        en: 'Clockodo writes to the new co-worker how to sign in.',
      },
    },
  },
  fields: {
    number: numberField('Personalnummer', 'Employee number', { field: 'PersonalNr' }),
    name: {
      type: 'string',
      maxLength: 100,
      title: { de: 'Name', en: 'Name' },
      required: true,
      from: { template: '{{ Name1 | full_name: Name2 }}' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Mitarbeiter Vor- und Nachnamen ein.',
        en: 'Enter first and last name of the employee in the ERP.',
      },
    },
    email: {
      type: 'string',
      format: 'email',
      maxLength: 90,
      title: { de: 'E-Mail', en: 'E-mail' },
      required: true,
      from: { field: 'email' },
      whenMissing: {
        de: 'Clockodo legt niemanden ohne E-Mail-Adresse an. Tragen Sie sie im ERP beim Mitarbeiter unter „E-Mail (dienstlich)“ ein, und senden Sie erneut.',
        en: 'Clockodo creates nobody without an e-mail address. Enter it for the employee in the ERP, under "E-mail (business)", and send again.',
      },
    },
    start_date: {
      type: 'string',
      format: 'date',
      title: { de: 'Eintritt', en: 'Start' },
      from: { field: 'Eintrittsdatum' },
    },
    teams_id: { type: 'integer', minimum: 1, choices: 'teams', title: { de: 'Team', en: 'Team' } },
    active: { type: 'boolean', title: { de: 'Aktiv', en: 'Active' } },
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { role, language, timezone, mailToUser } = input.parameters;
    const known = input.values;
    const id = await createOrChange(calls, {
      kind: 'user',
      key: known.number,
      ensure: () => ensureUser(calls, { ...known, role, language, timezone, mail_to_user: mailToUser }),
      pathOf: (user) => pathOf('user', user),
      changes: known,
    });
    return delivered(id);
  },
});
