import { text } from './fields.ts';

type SearchField = ReturnType<typeof searchField>;

const searchField = (number: number) =>
  text(`Suchfeld ${number}`, `Search field ${number}`, 'concept', { examples: [''] });

export const oneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export const oneToFour = [1, 2, 3, 4] as const;

/** `Suchfeld1`, `Suchfeld2`, ...: the fields whose meaning every installation decides for itself. */
export function searchFields<const N extends number>(numbers: readonly N[]): Record<`Suchfeld${N}`, SearchField> {
  const entries = numbers.map((number) => [`Suchfeld${number}`, searchField(number)]);
  return Object.fromEntries(entries) as Record<`Suchfeld${N}`, SearchField>;
}
