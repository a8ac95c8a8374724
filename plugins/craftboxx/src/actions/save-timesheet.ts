import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { ensureReferred } from '../ensure-record.ts';
import { CRAFTBOXX_EMPLOYEE_UNKNOWN } from '../errors.ts';
import { saveRecord } from '../save-record.ts';
import type { WantedRecord } from '../wanted-record.ts';

const interval = 'to: BisZeit, duration: Dauer, pause: Pause';

/**
 * A time of an employee. Craftboxx's times know no project. Start and employee cannot be changed later.
 * `POST /timesheets`, `PUT /timesheets/{id}`.
 */
export const saveTimesheet = defineSteps({
  title: { de: 'Projektzeit anlegen oder ändern', en: 'Create or change a project time' },
  table: 'Zeitdatei',
  recommendedFor: ['projectTime.created'],
  fields: {
    id: {
      type: 'string',
      title: { de: 'Kennung der Zeit', en: 'Id of the time' },
      required: true,
      from: { field: 'UUID' },
      whenMissing: {
        de: 'Ohne Kennung würde dieselbe Zeit zweimal angelegt. Geben Sie im Webhook ein Feld an, das jede Zeit unterscheidet.',
        en: 'Without an id the same time would be created twice. Name a field in the webhook that tells every time from all others.',
      },
    },
    employee: {
      type: 'string',
      title: { de: 'Personalnummer', en: 'Employee number' },
      required: true,
      from: { field: 'PersonalNr' },
      whenMissing: {
        de: 'Tragen Sie im ERP bei der Zeit einen Mitarbeiter ein.',
        en: 'Enter an employee with the time in the ERP.',
      },
    },
    start: {
      type: 'string',
      format: 'date-time',
      title: { de: 'Beginn', en: 'Start' },
      required: true,
      from: { template: `{{ VonDatum | starts_at: VonZeit, ${interval} }}` },
      whenMissing: {
        de: 'Tragen Sie im ERP bei der Zeit Datum und Beginn ein.',
        en: 'Enter date and start of the time in the ERP.',
      },
    },
    end: {
      type: 'string',
      format: 'date-time',
      title: { de: 'Ende', en: 'End' },
      from: { template: '{{ VonDatum | ends_at: BisZeit, from: VonZeit, duration: Dauer, pause: Pause }}' },
    },
    working_time: {
      type: 'integer',
      minimum: 0,
      title: { de: 'Arbeitszeit in Minuten', en: 'Working time in minutes' },
      from: { template: '{{ Dauer | minutes: at_most: 24 }}' },
    },
    break_time: {
      type: 'integer',
      minimum: 0,
      title: { de: 'Pause in Minuten', en: 'Break in minutes' },
      from: { template: '{{ Pause | minutes: at_most: 24 }}' },
    },
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { id: key, employee: number, start, ...times } = input.values;
    const timesheet: WantedRecord = {
      kind: 'timesheet',
      key,
      async body() {
        const employee = await ensureReferred(calls, knownEmployee(number));
        return { start, employee_id: Number(employee.id), ...times };
      },
    };
    return delivered(await saveRecord(calls, timesheet, times));
  },
});

/** Nobody is created for a time: each employee takes a licence. */
const knownEmployee = (number: string): WantedRecord => ({
  kind: 'employee',
  key: number,
  alsoFoundBy: [{ number }],
  mustExist: true,
  body: () => Promise.reject(CRAFTBOXX_EMPLOYEE_UNKNOWN({ employee: number })),
});
