import type { BodyValue, RequestInput } from '@eilbote/contract';
import { attributeMembers } from './attribute-members.ts';
import type { Format, Members } from './format.ts';
import { metadata, metadataName } from './metadata.ts';

/** `flat`: the fields at top level. A table that came as a list has no top level and keeps its name. */
export const flat: Format = {
  members: (input) => [...fieldMembers(input), ...attributeMembers(input), [metadataName, metadata(input)]],
  taken: ({ table, fields }) => [...fields, table, metadataName],
};

function fieldMembers({ fields, table, webhook }: RequestInput): Members {
  if (webhook.fields.length === 0) return [];
  return Array.isArray(fields) ? [[table, fields]] : Object.entries<BodyValue>(fields);
}
