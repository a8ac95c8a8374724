import type { FieldSchemas, Language, TargetAccount, TargetSystem } from '@eilbote/contract';
import { toJsonSchema, type JsonSchema } from '../../catalogue/json-schema.ts';

/** What a target system asks a person for, in the words of JSON Schema (2020-12), for forms that are made of it. */
export interface TargetJsonSchemas {
  /** Settings of a connection; secret ones are `writeOnly`. Absent where it asks for none. */
  readonly settings?: JsonSchema;
  readonly actions: { readonly [id: string]: { readonly parameters: JsonSchema; readonly fields: JsonSchema } };
}

/** Closed schemas: what they do not name is refused. Titles are in the given language, `x-title` has both. */
export function targetToJsonSchemas({ account, actions }: TargetSystem, language: Language = 'en'): TargetJsonSchemas {
  return {
    ...(account === undefined ? {} : { settings: settingsToJsonSchema(account, language) }),
    actions: Object.fromEntries(
      Object.entries(actions).map(([id, { parameters = {}, fields = {} }]) => {
        const optional = Object.keys(fields).filter((name) => fields[name]?.required !== true);
        return [
          id,
          {
            parameters: closed(parameters, Object.keys(parameters), language),
            fields: closed(fields, optional, language),
          },
        ];
      }),
    ),
  };
}

export const settingsToJsonSchema = (
  { settings, optionalSettings = [] }: TargetAccount,
  language: Language = 'en',
): JsonSchema => closed(settings, optionalSettings, language);

/** What has a default may be left out. */
function closed(fields: FieldSchemas, optional: readonly string[], language: Language): JsonSchema {
  const withDefault = Object.entries(fields).flatMap(([name, field]) => ('default' in field ? [name] : []));
  return { ...toJsonSchema(fields, [...optional, ...withDefault], language), additionalProperties: false };
}
