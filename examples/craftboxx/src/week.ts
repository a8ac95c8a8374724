import type { EventInput } from '@eilbote/contract';
import { standardEventTypes } from '@eilbote/core';

/** The example of an event type whose own record has this key. */
function example(type: string, key: string): EventInput {
  const eventType = standardEventTypes.find(({ id }) => id === type);
  for (const { records, details } of eventType?.examples ?? []) {
    const [own] = [records[eventType?.table ?? ''] ?? []].flat();
    if (own !== undefined && Object.values(own).includes(key))
      return { type, occurredAt: '2026-09-15T10:00:00+02:00', records, ...(details === undefined ? {} : { details }) };
  }
  throw new Error(`there is no example of ${type} with ${key}`);
}

/** What happens in the joinery, in steps: those of one step may arrive in any order. */
export const week: readonly (readonly EventInput[])[] = [
  [
    example('customer.created', 'n26-00214'),
    example('customer.created', 'n26-00215'),
    example('employee.created', '5051'),
    // The apprentice has no e-mail address yet.
    example('employee.created', '5052'),
    example('supplier.created', '70382'),
  ],
  [
    example('project.created', 'S019'),
    example('project.created', '06131'),
    example('project.awarded', '05104B'),
    { ...example('project.delivered', '06127'), type: 'project.awarded' },
  ],
  [example('project.processStatusChanged', '05104B'), example('projectTime.created', '06127')],
  [example('project.delivered', '06127')],
];
