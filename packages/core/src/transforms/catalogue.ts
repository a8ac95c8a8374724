import { first, last, size } from './lists/elements.ts';
import { join } from './lists/join.ts';
import { split } from './lists/split.ts';
import { minus, plus, times } from './numbers/calculation.ts';
import { decimals } from './numbers/decimals.ts';
import { number } from './numbers/number.ts';
import { round } from './numbers/round.ts';
import { fullName } from './people/full-name.ts';
import { namePart } from './people/name-part.ts';
import { country } from './places/country.ts';
import { phone } from './places/phone.ts';
import { lookup } from './text/lookup.ts';
import { cut } from './text/cut.ts';
import { defaultValue } from './text/default.ts';
import { downcase, upcase } from './text/letter-case.ts';
import { replace } from './text/replace.ts';
import { strip } from './text/strip.ts';
import { date } from './time/date.ts';
import { endsAt } from './time/ends-at.ts';
import { hours, minutes, seconds } from './time/lengths.ts';
import { moment } from './time/moment.ts';
import { mondayOfWeek } from './time/monday-of-week.ts';
import { startsAt } from './time/starts-at.ts';
import { time } from './time/time.ts';
import type { Transform } from './transform.ts';

/** Transforms that belong together. */
export interface TransformGroup {
  readonly title: { readonly de: string; readonly en: string };
  readonly transforms: readonly Transform[];
}

/** All transforms, in the order they are documented. Small on purpose: each is a promise to every template that exists. */
export const transformGroups: readonly TransformGroup[] = [
  {
    title: { de: 'Datum und Zeit', en: 'Date and time' },
    transforms: [date, mondayOfWeek, time, moment, startsAt, endsAt, hours, minutes, seconds],
  },
  {
    title: { de: 'Zahlen', en: 'Numbers' },
    transforms: [number, decimals, round, plus, minus, times],
  },
  {
    title: { de: 'Texte', en: 'Texts' },
    transforms: [defaultValue, cut, lookup, replace, strip, upcase, downcase],
  },
  {
    title: { de: 'Personen und Orte', en: 'People and places' },
    transforms: [fullName, namePart, country, phone],
  },
  {
    title: { de: 'Listen', en: 'Lists' },
    transforms: [split, join, first, last, size],
  },
];

/** All transforms as one list. */
export const transforms: readonly Transform[] = transformGroups.flatMap((group) => group.transforms);

const byName: ReadonlyMap<string, Transform> = new Map(transforms.map((transform) => [transform.name, transform]));

/** The transform of this name. */
export const transformNamed = (name: string): Transform | undefined => byName.get(name);
