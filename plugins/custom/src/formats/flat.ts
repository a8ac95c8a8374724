import type { BodyValue, RequestInput } from '@eilbote/contract';
import { attributeMembers } from './attribute-members.ts';
import type { Format, Members } from './format.ts';
import { metadata, metadataName } from './metadata.ts';

/**
 * `flat`: the fields at top level. A table that came as a list has no top level and keeps its name. A field that no
 * schema knows, so that no check could see it, gives way to an attribute of the same name.
 */
export const flat: Format = {
  members(input) {
    const attributes = attributeMembers(input);
    const taken = new Set([...attributes.map(([name]) => name), metadataName]);
    return [
      ...fieldMembers(input).filter(([name]) => !taken.has(name)),
      ...attributes,
      [metadataName, metadata(input)],
    ];
  },
  taken: ({ table, fields }) => [...fields, table, metadataName],
};

function fieldMembers({ fields, table, webhook }: RequestInput): Members {
  if (webhook.fields.length === 0) return [];
  return Array.isArray(fields) ? [[table, fields]] : Object.entries<BodyValue>(fields);
}
