import { attributeMembers } from './attribute-members.ts';
import type { Format } from './format.ts';
import { metadata, metadataName } from './metadata.ts';

/**
 * `profacto/1`: the table under its name, as in the answers of the profacto API, then the attributes. The original
 * does not document its JSON; this is our guess.
 */
export const profacto: Format = {
  members: (input) => [
    ...(input.webhook.fields.length === 0 ? [] : [[input.table, input.fields] as const]),
    ...attributeMembers(input),
    [metadataName, metadata(input)],
  ],
  taken: ({ table }) => [table, metadataName],
};
