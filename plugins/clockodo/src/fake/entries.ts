import type { JsonValue } from '@eilbote/contract';
import type { FakeAnswer, TargetOperations } from '@eilbote/testkit';
import { bodyOf, matching, missingIn, page, refused, refusedInVersion2 } from './answers.ts';
import type { FakeRecord } from './records.ts';
import type { FakeClockodoState } from './state.ts';

/** Times and services. The same time entered twice is there twice. */
export const entryOperations = ({
  entries,
  users,
  customers,
  projects,
  services,
}: FakeClockodoState): TargetOperations => ({
  'GET /v4/services': (call) => page(matching(services.all, call), call),
  'GET /v2/entries'(call) {
    const { query } = call;
    const [since, until] = [instant(query.get('time_since')), instant(query.get('time_until'))];
    if (Number.isNaN(since) || Number.isNaN(until)) return refusedInVersion2(400, 'time_since', 'time_until');
    const isOfThe = (entry: FakeRecord, name: string) => {
      const wanted = query.get(`filter[${name}]`);
      return wanted === null || entry[name] === Number(wanted);
    };
    const isMeant = (entry: FakeRecord) =>
      ['users_id', 'projects_id'].every((name) => isOfThe(entry, name)) &&
      instant(entry['time_since']) < until &&
      instant(entry['time_until']) > since;
    return page(
      entries.all.filter((entry) => isMeant(entry)),
      call,
      'entries',
    );
  },
  'POST /v2/entries'(call) {
    const body = bodyOf(call);
    const missing = missingIn(body, 'customers_id', 'billable', 'services_id', 'time_since', 'time_until');
    if (missing.length > 0) return refusedInVersion2(400, ...missing);
    const known = { users_id: users, customers_id: customers, projects_id: projects, services_id: services };
    const unknown = Object.entries(known).flatMap(([name, kept]) => (kept.get(body[name]) === undefined ? [name] : []));
    return unknown.length > 0 ? refusedInVersion2(400, ...unknown) : told(entries.add(body));
  },
  'PUT /v2/entries/:id': (call) => told(entries.change(call.params['id'], bodyOf(call))),
});

/** One time, as version 2 answers. */
const told = (entry: FakeRecord | undefined): FakeAnswer =>
  entry === undefined ? refused(404, 'ResourceNotFound') : { body: { entry } };

const instant = (value: JsonValue | undefined): number => (typeof value === 'string' ? Date.parse(value) : Number.NaN);
