import type { FieldSchema, JsonObject, TargetAccount, TargetAuth } from '@eilbote/contract';
import { schemaVocabulary, toJsonSchema } from '@eilbote/core';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Subject } from './subject.ts';

const formats = { date: true, 'date-time': true, email: true, uri: true } as const;

/** The fields as a strict schema; what cannot be one throws. */
function compiled(
  fields: { readonly [name: string]: FieldSchema },
  optional: readonly string[] = [],
): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true, formats });
  ajv.addVocabulary(schemaVocabulary);
  return ajv.compile({ ...toJsonSchema(fields, optional), additionalProperties: false });
}

/** Schemas of settings, parameters and target fields that are none, or not in the words of the dialect. */
export function schemaFaults({ target }: Subject): readonly string[] {
  const schemas = [
    ['account.settings', target.account?.settings],
    ...Object.entries(target.actions).flatMap(([id, { parameters, fields }]) => [
      [`actions.${id}.parameters`, parameters] as const,
      [`actions.${id}.fields`, fields] as const,
    ]),
  ] as const;
  return schemas.flatMap(([place, fields]) => {
    try {
      if (fields !== undefined) compiled(fields);
      return [];
    } catch (error) {
      return [`${place} is no schema: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

/** Settings that authorise calls and are no secrets, or that nobody has declared. */
export function authFaults({ target: { account } }: Subject): readonly string[] {
  if (account === undefined) return [];
  const { settings, auth, headers = [], optionalSettings = [] } = account;
  const known = (name: string, place: string) =>
    Object.hasOwn(settings, name) ? [] : [`${place} names a setting "${name}" that there is not`];
  const isSecret = (name: string) => {
    const schema = settings[name];
    return schema?.type === 'string' && schema.secret === true;
  };
  const named = auth === undefined ? [] : namedBy(auth);
  return [
    ...named.flatMap(([place, name]) => known(name, `auth.${place}`)),
    ...(auth === undefined || named.some(([, name]) => isSecret(name)) ? [] : ['auth names no secret setting']),
    ...named.filter(([place, name]) => secretPlaces.has(place) && !isSecret(name)).map(noSecret),
    ...headers.flatMap((header) => ('setting' in header ? known(header.setting, `header ${header.name}`) : [])),
    ...optionalSettings.flatMap((name) => known(name, 'optionalSettings')),
  ];
}

const noSecret = ([place, name]: Named): string => `auth.${place}: the setting "${name}" is no secret`;

type Named = readonly [place: string, setting: string];

/** The settings that authorisation names, and where it does. */
function namedBy(auth: TargetAuth): readonly Named[] {
  if (auth.scheme === 'tokenEndpoint') {
    const inputs = Object.entries({ ...auth.refresh?.body, ...auth.body });
    return inputs.flatMap(([name, input]) => ('setting' in input ? [[`body.${name}`, input.setting] as const] : []));
  }
  return Object.entries<unknown>(auth).flatMap(([place, name]) =>
    typeof name === 'string' && namingPlaces.has(place) ? [[place, name] as const] : [],
  );
}

const secretPlaces: ReadonlySet<string> = new Set(['token', 'key', 'password', 'clientSecret']);
const namingPlaces: ReadonlySet<string> = new Set([...secretPlaces, 'user', 'clientId']);

/** Examples of older settings whose way to the present ones does not end at settings that are valid. */
export function upgradeFaults({ target: { account } }: Subject): readonly string[] {
  const { settings = {}, optionalSettings = [], upgrades = [] }: Partial<TargetAccount> = account ?? {};
  if (upgrades.length === 0) return [];
  const withDefault = Object.keys(settings).filter((name) => 'default' in (settings[name] as FieldSchema));
  const validate = compiled(settings, [...optionalSettings, ...withDefault]);
  return upgrades.flatMap(({ example }, from) => {
    if (Object.keys(example).length === 0) return [`upgrades[${from}].example is empty: it shows nothing`];
    const walk = () =>
      upgrades
        .slice(from)
        .reduce<JsonObject>((before, { upgrade }) => upgrade(structuredClone<JsonObject>(before)), example);
    const after = walk();
    if (JSON.stringify(after) !== JSON.stringify(walk())) return [`upgrades[${from}] gives something else each time`];
    if (validate(after)) return [];
    const wrong = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
    return [`upgrades from ${from} on lead to settings that are not valid: ${wrong.join('; ')}`];
  });
}
