import type { JsonObject } from '@eilbote/contract';
import type { FakeAnswer, TargetCall, TargetOperations } from '@eilbote/testkit';
import type { FakeRecord, Records } from './records.ts';
import type { FakeCraftboxxState } from './state.ts';

/** How one kind of record behaves. */
interface Behaviour {
  readonly records: Records;
  /** What a new record must have. */
  readonly required: readonly string[];
  /** Properties that name a record of another kind, which has to be there. */
  readonly references?: { readonly [property: string]: Records };
  /** Properties that cannot be changed. */
  readonly fixed?: readonly string[];
}

/** The operations of all kinds, below the prefix. */
export function operations(state: FakeCraftboxxState, prefix: string): TargetOperations {
  const { customers, addresses, projects, assignments, employees, timesheets } = state;
  const kinds: readonly (readonly [path: string, behaviour: Behaviour])[] = [
    ['/customers/addresses', { records: addresses, required: ['customer_id'], references: { customer_id: customers } }],
    ['/customers', { records: customers, required: ['name'] }],
    [
      '/projects',
      {
        records: projects,
        required: ['title', 'customer_id'],
        references: { customer_id: customers },
        fixed: ['customer_id'],
      },
    ],
    [
      '/assignments',
      {
        records: assignments,
        required: ['title', 'project_id'],
        references: { project_id: projects },
        fixed: ['project_id'],
      },
    ],
    ['/employees', { records: employees, required: ['first_name', 'last_name', 'email'] }],
    [
      '/timesheets',
      {
        records: timesheets,
        required: ['start', 'employee_id'],
        references: { employee_id: employees },
        fixed: ['start', 'employee_id'],
      },
    ],
  ];
  return Object.assign(
    {},
    ...kinds.map(([path, behaviour]) => operationsOf(`${prefix}${path}`, behaviour)),
  ) as TargetOperations;
}

const operationsOf = (
  path: string,
  { records, required, references = {}, fixed = [] }: Behaviour,
): TargetOperations => ({
  [`GET ${path}`]: (call) => page(records.like(call.query), call),
  [`POST ${path}`](call) {
    const body = bodyOf(call);
    const wrong = [
      ...required.filter((name) => body[name] === undefined || body[name] === ''),
      ...Object.keys(references).filter((name) => references[name]?.get(body[name]) === undefined),
    ];
    return wrong.length === 0 ? { status: 201, body: records.add(body) } : invalid(wrong);
  },
  [`PUT ${path}/:id`](call) {
    const body = bodyOf(call);
    const wrong = Object.keys(body).filter((name) => fixed.includes(name));
    if (wrong.length > 0) return invalid(wrong);
    const changed = records.change(call.params['id'], body);
    return changed === undefined ? { status: 404, body: { message: 'Not found' } } : { body: changed };
  },
});

function page(records: readonly FakeRecord[], { query }: TargetCall): FakeAnswer {
  const size = Number(query.get('per_page') ?? 15);
  const current = Number(query.get('page') ?? 1);
  const data = records.slice((current - 1) * size, current * size);
  return { body: { current_page: current, data, per_page: size, total: records.length, next_page_url: null } };
}

/** A refusal of what was sent: it repeats a value, as many do. */
const invalid = (fields: readonly string[]): FakeAnswer => ({
  status: 422,
  body: {
    message: 'The given data was invalid.',
    errors: Object.fromEntries(fields.map((name) => [name, [`The ${name} field is invalid.`]])),
  },
});

/** The body of a call as an object; empty where it is none. */
export const bodyOf = ({ json }: Pick<TargetCall, 'json'>): JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};
