import type { Table } from '@eilbote/contract';
import type { Blanking, EventContent, HistoryLine } from '../ports/index.ts';
import type { PersonalClass } from './retention-options.ts';
import { withoutClasses } from './without-classes.ts';

/** The content of an event of which nothing is left. */
export const noContent = '{"records":{},"details":{}}';

/** Takes all content: the time of bodies is up. */
export const withoutContent = (content: EventContent): Blanking => ({
  ...blankingOf(content),
  blanked: 'retention',
  json: noContent,
  corrections: content.corrections.map(({ delivery }) => ({ delivery, json: noContent })),
});

/** Takes the values of some privacy classes; `undefined` where the event has none. */
export function withoutPersonal(
  content: EventContent,
  classes: ReadonlySet<PersonalClass>,
  tableOf: (name: string) => Table | undefined,
): Blanking | undefined {
  const json = withoutClasses(content.event.json, classes, tableOf);
  const corrections = content.corrections.map(({ delivery, json: corrected }) => ({
    delivery,
    json: withoutClasses(corrected, classes, tableOf),
  }));
  if (json === undefined && corrections.every((correction) => correction.json === undefined)) return undefined;
  return {
    ...blankingOf(content),
    blanked: 'fields',
    json: json ?? content.event.json,
    corrections: corrections.flatMap((one) =>
      one.json === undefined ? [] : [{ delivery: one.delivery, json: one.json }],
    ),
  };
}

const blankingOf = ({ event, lines }: EventContent): Pick<Blanking, 'event' | 'lines' | 'lastHistory'> => ({
  event: event.sequence,
  lines: lines.flatMap(withoutBody),
  lastHistory: lines.at(-1)?.sequence ?? 0,
});

/** `log.bodies` lets values into lines: in the store they go with the bodies. */
function withoutBody({ sequence, line }: HistoryLine): readonly HistoryLine[] {
  if (!line.includes(',"body":')) return [];
  const { body, ...rest } = JSON.parse(line) as { readonly body?: unknown };
  return body === undefined ? [] : [{ sequence, line: JSON.stringify(rest) }];
}
