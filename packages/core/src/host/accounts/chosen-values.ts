import type { Action, FieldSchema, LocalizedText, ValueSource } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import type { Account } from '../../pipeline/account/index.ts';
import { isSecretSetting, type WebhookDefinition } from '../../webhooks/index.ts';
import type { Engine } from '../engine.ts';
import { readChoices } from './choices.ts';

/** A value that somebody has entered, of which the account has a list. */
interface Chosen {
  /** Name of the webhook; absent for a setting of the connection. */
  readonly webhook?: string;
  readonly title: LocalizedText;
  readonly list: string;
  readonly value: string;
}

/**
 * What of the values that were chosen from lists of the account is not on them, any more perhaps. Only lists that are
 * used are read; one that cannot be read is told once.
 */
export async function strayValues(account: Account, engine: Engine): Promise<readonly LocalizedText[]> {
  const webhooks = [...engine.configuration.current.webhooks].filter(({ connection }) => connection?.id === account.id);
  const chosen = [...settingsOf(account), ...webhooks.flatMap((webhook) => valuesOf(webhook, account))];
  const told: LocalizedText[] = [];
  for (const [list, values] of Map.groupBy(chosen, (one) => one.list)) {
    const read = await readChoices(account, list, engine);
    if ('trouble' in read) {
      told.push(read.trouble.text);
      continue;
    }
    const known = new Set(read.choices.map(({ value }) => String(value)));
    told.push(...values.filter(({ value }) => !known.has(value)).map(stray));
  }
  return told;
}

const stray = ({ webhook, title, value }: Chosen): LocalizedText => ({
  de: `${webhook === undefined ? '' : `Webhook „${webhook}“: `}„${title.de}“ steht auf „${value}“, das es im Konto nicht gibt.`,
  en: `${webhook === undefined ? '' : `Webhook "${webhook}": `}"${title.en}" is set to "${value}", which the account does not have.`,
});

function settingsOf({ account, definition: { settings = {} } }: Account): readonly Chosen[] {
  return Object.entries(account.settings).flatMap(([name, schema]) => {
    const value = settings[name];
    return isSecretSetting(value) ? [] : chosenFrom(schema, [value]);
  });
}

function valuesOf({ definition }: ConfiguredWebhook, { registered: { target } }: Account): readonly Chosen[] {
  const action = Object.hasOwn(target.actions, definition.action) ? target.actions[definition.action] : undefined;
  if (action === undefined) return [];
  const found = [...parametersOf(definition, action), ...fieldsOf(definition, action)];
  return found.map((one) => ({ ...one, webhook: definition.name }));
}

const parametersOf = ({ attributes }: WebhookDefinition, { parameters = {} }: Action): readonly Chosen[] =>
  attributes.flatMap((attribute) => {
    const schema = Object.hasOwn(parameters, attribute.name) ? parameters[attribute.name] : undefined;
    return schema === undefined || !('text' in attribute) ? [] : chosenFrom(schema, [attribute.text]);
  });

/** Only what was entered for the webhook: what an action says of itself is its maker's business. */
const fieldsOf = ({ mapping = {} }: WebhookDefinition, { fields = {} }: Action): readonly Chosen[] =>
  Object.entries(mapping).flatMap(([name, source]) => {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return schema === undefined || source === 'none' ? [] : chosenFrom(schema, constantsOf(source));
  });

function constantsOf(source: ValueSource): readonly (string | undefined)[] {
  if ('text' in source) return [source.text];
  return 'lookup' in source ? [...Object.values(source.lookup), source.otherwise] : [];
}

function chosenFrom(schema: FieldSchema, values: readonly unknown[]): readonly Chosen[] {
  const list = 'choices' in schema ? schema.choices : undefined;
  if (list === undefined) return [];
  return values.flatMap((value) =>
    (typeof value === 'string' && value !== '') || typeof value === 'number'
      ? [{ title: schema.title, list, value: String(value) }]
      : [],
  );
}
