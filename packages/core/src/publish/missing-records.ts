import type { AcceptedEvent, EilboteError, JsonObject, LocalizedText } from '@eilbote/contract';
import type { Catalogue } from '../catalogue/index.ts';
import type { Clock, Records } from '../ports/index.ts';

/** A host's own database answers in this time, or the event is stored without. */
const limitMs = 2000;

/** What a publisher should know about an event that was accepted all the same. */
export interface PublishWarning {
  /** JSON pointer into the event. */
  readonly path: string;
  readonly code: string;
  readonly text: LocalizedText;
}

export interface MissingRecords {
  readonly records: { readonly [table: string]: JsonObject | readonly JsonObject[] };
  readonly warnings: readonly PublishWarning[];
}

interface RecordServices {
  readonly records: Records;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

/** Asks the host for the related records that an event did not bring. A failure costs a warning, never the event. */
export async function missingRecords(
  event: AcceptedEvent,
  key: string,
  services: RecordServices,
): Promise<MissingRecords> {
  const related = services.catalogue.eventType(event.type)?.related ?? [];
  return ask(
    related.filter((table) => !Object.hasOwn(event.records, table)),
    event,
    key,
    services,
  );
}

/** Asks the host once more for the event's own record and all related ones. */
export async function readRecordsAnew(
  event: AcceptedEvent,
  key: string,
  services: RecordServices,
): Promise<MissingRecords> {
  const eventType = services.catalogue.eventType(event.type);
  return ask(eventType === undefined ? [] : [eventType.table, ...eventType.related], event, key, services);
}

async function ask(
  tables: readonly string[],
  event: AcceptedEvent,
  key: string,
  services: RecordServices,
): Promise<MissingRecords> {
  const answers = await Promise.all(
    tables.map(async (table) => ({ table, ...(await findInTime(table, event, key, services)) })),
  );
  return {
    records: Object.fromEntries(
      answers.flatMap(({ table, found }) => (found === undefined ? [] : [[table, found] as const])),
    ),
    warnings: answers.flatMap(({ table, failure }) => (failure === undefined ? [] : [notFound(table, failure)])),
  };
}

interface Failed {
  readonly failed: string;
}

/** The code or the name of the host's own error. Its message may hold values of the record and is not repeated. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, name } = error as Error & { readonly code?: unknown };
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : /^\w{1,60}$/.test(name) ? name : 'Error';
}

async function findInTime(
  table: string,
  event: AcceptedEvent,
  key: string,
  { records, clock }: RecordServices,
): Promise<{ found?: JsonObject | readonly JsonObject[]; failure?: 'late' | Failed }> {
  const abort = new AbortController();
  let timer;
  const late = new Promise<'late'>((resolve) => {
    timer = clock.timer(limitMs, () => {
      abort.abort();
      resolve('late');
    });
  });
  try {
    const answer = await Promise.race([records.find({ table, event, key, signal: abort.signal }), late]);
    if (answer === 'late') return { failure: 'late' };
    return answer === undefined ? {} : { found: answer };
  } catch (error) {
    return { failure: { failed: kindOf(error) } };
  } finally {
    (timer as { cancel(): void } | undefined)?.cancel();
  }
}

/** What the warning means in general, for the reference. */
export const recordNotFilledIn = {
  code: 'RECORD_NOT_FILLED_IN',
  meaning: {
    de: 'Die Abfrage einer Tabelle, die Ihr Programm beantwortet, schlug fehl, dauerte zu lange oder gab nichts Brauchbares.',
    en: 'The look-up of a table that your program answers failed, took too long, or gave nothing usable.',
  },
} as const;

function notFound(table: string, failure: 'late' | Failed): PublishWarning {
  const why =
    failure === 'late'
      ? {
          de: `kam nicht innerhalb von ${limitMs / 1000} Sekunden`,
          en: `did not come within ${limitMs / 1000} seconds`,
        }
      : { de: `schlug fehl (${failure.failed})`, en: `failed (${failure.failed})` };
  return withoutRecords(table, why);
}

/** What the host gave is no record, or too large: the event is stored without. */
export const notUsable = (table: string, { text }: EilboteError): PublishWarning =>
  withoutRecords(table, { de: `gab nichts Brauchbares (${text.de})`, en: `gave nothing usable (${text.en})` });

function withoutRecords(table: string, why: LocalizedText): PublishWarning {
  return {
    path: `/records/${table}`,
    code: recordNotFilledIn.code,
    text: {
      de: `Die Abfrage der Tabelle ${table} ${why.de}; das Ereignis wurde ohne diese Datensätze gespeichert.`,
      en: `The look-up of the table ${table} ${why.en}; the event was stored without these records.`,
    },
  };
}
