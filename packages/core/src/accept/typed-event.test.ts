import type {
  EventInput,
  EventTypeId,
  InferDetails,
  InferNamedRecord,
  TypedEventInput,
  EventTypes,
} from '@eilbote/contract';
import { describe, expectTypeOf, it } from 'vitest';
import '../catalogue/index.ts';

declare module '@eilbote/contract' {
  interface TableExtensions {
    Lieferanten: { Liefertag: { type: 'string'; title: { de: 'Liefertag'; en: 'Delivery day' } } };
  }
}

const publish = <T extends EventTypeId>(event: TypedEventInput<T>): EventInput => event;

describe('a typed event', () => {
  it('knows the twelve event types of the ERP and the three of Eilbote', () => {
    expectTypeOf<EventTypeId>().toEqualTypeOf<
      | 'project.created'
      | 'project.awarded'
      | 'project.invoiced'
      | 'project.credited'
      | 'project.delivered'
      | 'project.processStatusChanged'
      | 'customer.created'
      | 'employee.created'
      | 'projectTime.created'
      | 'supplier.created'
      | 'purchaseOrder.created'
      | 'openItem.dunned'
      | 'webhook.paused'
      | 'delivery.failed'
      | 'connection.needsAttention'
    >();
  });

  it('infers the fields of its records', () => {
    type Project = InferNamedRecord<'Auftrag'>;
    expectTypeOf<Project['AuftragsNr']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Project['Liefertermin']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Project['Lieferwoche']>().toEqualTypeOf<string | number | undefined>();
    expectTypeOf<Project['Suchfeld10']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<InferNamedRecord<'Bestellung'>['BestellNr']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<InferNamedRecord<'Lieferanten'>['Liefertag']>().toEqualTypeOf<string | undefined>();
  });

  it('infers its details', () => {
    type Details = InferDetails<EventTypes['project.processStatusChanged']>;
    expectTypeOf<NonNullable<Details['ausloeser']>>().toEqualTypeOf<'speichern' | 'belegdruck' | 'schnellaenderung'>();
    expectTypeOf<NonNullable<Details['neu']>>().toEqualTypeOf<{ Prozessstatus: number; ProzessstatusText?: string }>();
  });

  it('fits into an untyped one', () => {
    const changed = publish({
      type: 'project.processStatusChanged',
      records: { Auftrag: { AuftragsNr: '06127' }, Auftragspositio: [{ AuftragsNr: '06127', Anzahl: 2 }] },
      details: { neu: { Prozessstatus: 40 }, ausloeser: 'speichern', belegart: null },
    });
    const created = publish({
      type: 'supplier.created',
      records: { Lieferanten: { LieferantenNr: '1', Liefertag: 'Mo' } },
    });
    expectTypeOf([changed, created]).toEqualTypeOf<EventInput[]>();
  });

  it('refuses wrong names and types', () => {
    // @ts-expect-error no such event type
    publish({ type: 'project.creatd', records: {} });
    // @ts-expect-error no such field
    publish({ type: 'project.created', records: { Auftrag: { AuftragNr: '1' } } });
    // @ts-expect-error keys are text
    publish({ type: 'project.created', records: { Auftrag: { AuftragsNr: 6127 } } });
    // @ts-expect-error no such table
    publish({ type: 'project.created', records: { Fremd: {} } });
    // @ts-expect-error this event type has no details
    publish({ type: 'project.created', records: {}, details: { ausloeser: 'speichern' } });
    // @ts-expect-error no such detail
    publish({ type: 'project.processStatusChanged', records: {}, details: { auslöser: 'speichern' } });
    // @ts-expect-error no such trigger
    publish({ type: 'project.processStatusChanged', records: {}, details: { ausloeser: 'zufall' } });
    // @ts-expect-error the number of a purchase order is a number
    publish({ type: 'purchaseOrder.created', records: { Bestellung: { BestellNr: '130128' } } });
    expectTypeOf<EventInput['records']>().toExtend<{ readonly [table: string]: unknown }>();
  });
});
