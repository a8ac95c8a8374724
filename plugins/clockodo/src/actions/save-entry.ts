import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { createOrChange } from '../create-or-change.ts';
import { ensureCustomer } from '../ensure-customer.ts';
import { ensureEntry, entryPath } from '../ensure-entry.ts';
import { ensureProject } from '../ensure-project.ts';
import { knownUser } from '../ensure-user.ts';
import { CLOCKODO_SERVICE_MISSING } from '../errors.ts';
import { customerOf, internalCustomer } from '../internal-customer.ts';
import { numberField } from '../own-number.ts';

/** From when to when, by the times of the ERP: change of the clock and midnight included. */
const times = 'to: BisZeit, duration: Dauer, pause: Pause, format: "utc"';

/** A time on a project, with the project and the customer that it belongs to. `POST /v2/entries`, `PUT /v2/entries/{id}`. */
export const saveEntry = defineSteps({
  title: { de: 'Projektzeit buchen', en: 'Enter a project time' },
  table: 'Zeitdatei',
  recommendedFor: ['projectTime.created'],
  parameters: {
    service: {
      type: 'integer',
      minimum: 1,
      choices: 'services',
      title: { de: 'Leistung', en: 'Service' },
      description: {
        de: 'Als was Zeiten gebucht werden, für die nichts anderes zugeordnet ist.',
        en: 'What times are entered as for which nothing else is mapped.',
      },
    },
    billable: {
      type: 'boolean',
      default: true,
      title: { de: 'Abrechenbar', en: 'Billable' },
      description: { de: 'Gilt, wo das ERP nichts dazu sagt.', en: 'Holds where the ERP says nothing about it.' },
    },
    ...internalCustomer,
  },
  fields: {
    employee: numberField('Personalnummer', 'Employee number', { field: 'PersonalNr' }),
    project: numberField('Projektnummer', 'Project number', { field: 'AuftragsNr' }),
    projectName: {
      type: 'string',
      maxLength: 100,
      title: { de: 'Name eines neuen Projekts', en: 'Name of a new project' },
      from: { field: 'Auftrag.Bauvorhaben' },
    },
    customer: {
      type: 'string',
      title: { de: 'Kundennummer', en: 'Customer number' },
      from: { field: 'Auftrag.KundenNr' },
    },
    customerName: {
      type: 'string',
      maxLength: 100,
      title: { de: 'Name eines neuen Kunden', en: 'Name of a new customer' },
      from: { template: '{{ Kunden.Name1 | full_name: Kunden.Name2 }}' },
    },
    time_since: {
      type: 'string',
      format: 'date-time',
      title: { de: 'Beginn', en: 'Start' },
      required: true,
      from: { template: `{{ VonDatum | starts_at: VonZeit, ${times} }}` },
      whenMissing: {
        de: 'Tragen Sie im ERP bei der Zeit Datum und Uhrzeit ein, oder ordnen Sie im Webhook einen Beginn zu.',
        en: 'Enter date and time of day in the ERP, or map a start in the webhook.',
      },
    },
    time_until: {
      type: 'string',
      format: 'date-time',
      title: { de: 'Ende', en: 'End' },
      required: true,
      from: {
        template: `{{ VonDatum | ends_at: BisZeit, from: VonZeit, duration: Dauer, pause: Pause, format: "utc" }}`,
      },
      whenMissing: {
        de: 'Tragen Sie im ERP bei der Zeit ein Ende oder eine Dauer ein.',
        en: 'Enter an end or a duration of the time in the ERP.',
      },
    },
    duration: {
      type: 'integer',
      minimum: 0,
      title: { de: 'Dauer in Sekunden, ohne Pause', en: 'Duration in seconds, without the break' },
      from: { template: '{{ Dauer | seconds }}' },
    },
    services_id: { type: 'integer', minimum: 1, choices: 'services', title: { de: 'Leistung', en: 'Service' } },
    text: { type: 'string', title: { de: 'Text', en: 'Text' }, from: { field: 'Bemerkung' } },
    billable: { type: 'boolean', title: { de: 'Abrechenbar', en: 'Billable' }, from: { field: 'Nachweiszeit' } },
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { employee, project, projectName, customer, customerName, services_id, billable, ...time } = input.values;
    const { internalCustomer: internal } = input.parameters;
    const services = services_id ?? input.parameters.service;
    if (services === undefined) throw CLOCKODO_SERVICE_MISSING({});
    const user = await knownUser(calls, employee);
    const payer = customerOf(project, { number: customer, name: customerName }, internal);
    const { id: customerId } = await ensureCustomer(calls, payer);
    const { id: projectId } = await ensureProject(calls, { number: project, name: projectName, customer: customerId });
    const entry = {
      ...time,
      users_id: Number(user),
      customers_id: Number(customerId),
      projects_id: Number(projectId),
      services_id: services,
    };
    const isBillable = (billable ?? input.parameters.billable) ? 1 : 0;
    const key = input.key ?? `${employee}/${project}/${time.time_since}`;
    const id = await createOrChange(calls, {
      kind: 'entry',
      key,
      ensure: () => ensureEntry(calls, key, { ...entry, billable: isBillable }),
      pathOf: (known) => entryPath(known),
      // Whether it is billed by now, Clockodo knows better.
      changes: entry,
    });
    return delivered(id);
  },
});
