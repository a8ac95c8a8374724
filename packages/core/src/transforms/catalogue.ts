import { first, last, size } from './lists/elements.ts';
import { join } from './lists/join.ts';
import { split } from './lists/split.ts';
import { minus, plus, times } from './numbers/calculation.ts';
import { decimals } from './numbers/decimals.ts';
import { number } from './numbers/number.ts';
import { round } from './numbers/round.ts';
import { defaultValue } from './text/default.ts';
import { downcase, upcase } from './text/letter-case.ts';
import { replace } from './text/replace.ts';
import { strip } from './text/strip.ts';
import type { Transform } from './transform.ts';

/** Transforms that belong together. */
export interface TransformGroup {
  readonly title: { readonly de: string; readonly en: string };
  readonly transforms: readonly Transform[];
}

/** All transforms, in the order they are documented. Small on purpose: each is a promise to every template that exists. */
export const transformGroups: readonly TransformGroup[] = [
  {
    title: { de: 'Zahlen', en: 'Numbers' },
    transforms: [number, decimals, round, plus, minus, times],
  },
  {
    title: { de: 'Texte', en: 'Texts' },
    transforms: [defaultValue, upcase, downcase, strip, replace],
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
