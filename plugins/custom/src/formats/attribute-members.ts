import type { RequestInput } from '@eilbote/contract';
import type { Members } from './format.ts';

/** Attributes whose part is JSON or both. */
export const attributeMembers = ({ attributes }: RequestInput): Members =>
  attributes.filter(({ part }) => part !== 'url').map(({ name, value }) => [name, value]);
