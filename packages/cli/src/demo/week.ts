import type { Catalogue, EventInput, LocalizedText } from '@eilbote/core';

export interface Day {
  readonly name: LocalizedText;
  readonly events: readonly EventInput[];
}

/** What happens in the joinery in one week: all twelve event types, in an order that makes sense. */
export function week(catalogue: Catalogue): readonly Day[] {
  const event = (type: string, example = 0): EventInput => {
    const found = catalogue.eventType(type)?.examples[example];
    if (found === undefined) throw new Error(`the catalogue has no example ${example} of ${type}`);
    return { type, records: found.records, ...(found.details === undefined ? {} : { details: found.details }) };
  };
  return [
    {
      name: { de: 'Montag', en: 'Monday' },
      events: [event('customer.created'), event('project.created'), event('project.processStatusChanged', 0)],
    },
    {
      name: { de: 'Dienstag', en: 'Tuesday' },
      events: [event('project.awarded'), event('project.processStatusChanged', 1), event('employee.created')],
    },
    {
      name: { de: 'Mittwoch', en: 'Wednesday' },
      events: [event('supplier.created'), event('purchaseOrder.created'), event('projectTime.created', 1)],
    },
    {
      name: { de: 'Donnerstag', en: 'Thursday' },
      events: [event('projectTime.created', 0), event('project.delivered'), event('project.processStatusChanged', 3)],
    },
    {
      name: { de: 'Freitag', en: 'Friday' },
      events: [
        event('project.invoiced'),
        event('project.credited'),
        event('openItem.dunned', 1),
        event('openItem.dunned', 0),
      ],
    },
  ];
}
