import { isSecretSlot, type BodyValue, type TextValue } from '@eilbote/contract';

type Pair = readonly [name: string, value: TextValue];

/**
 * The members of an object as flat form fields. Nested names are joined by dots and lists count from 0:
 * `Auftrag.AuftragsNr`, `Auftragspositio.0.Bezeichnung`. Empty lists and objects leave no trace.
 */
export function formFields(members: Iterable<readonly [name: string, value: BodyValue]>): readonly Pair[] {
  const fields: Pair[] = [];
  for (const [name, value] of members) collect(fields, name, value);
  return fields;
}

function collect(fields: Pair[], name: string, value: BodyValue): void {
  if (typeof value !== 'object' || value === null || isSecretSlot(value)) fields.push([name, value]);
  else for (const [key, part] of Object.entries(value)) collect(fields, `${name}.${key}`, part);
}
