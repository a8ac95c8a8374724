import type {
  AcceptedEvent,
  Action,
  Attribute,
  EventType,
  JsonObject,
  LocalizedText,
  RequestInput,
  Table,
} from '@eilbote/contract';
import type { ConnectionDefinition, WebhookDefinition } from '../../webhooks/definition.ts';
import { plainSettings } from '../../webhooks/account/index.ts';
import { contentPosition, contentTypeOf } from '../../webhooks/content-type.ts';
import { webhookShape } from '../../webhooks/webhook-shape.ts';
import { attributeMaker } from './attribute-values.ts';
import { WEBHOOK_NOT_BUILDABLE } from './errors.ts';
import { fieldSelection } from '../../webhooks/field-selection.ts';
import { Filling, type DeliveryToFill, type FillingPlan } from './filling.ts';
import { headerMaker } from './header-values.ts';
import type { TransformSettings } from '../../transforms/index.ts';
import { isRecordList, recordKey } from '../../tables/index.ts';
import { namedFields, sentFields } from './sent-fields.ts';
import { parameterValues } from './parameter-values.ts';
import { sourcesOf, valuesMaker } from './target-values.ts';
import { rememberingReader } from './template-reader.ts';
import { urlMaker } from './url-value.ts';
import { visibleRecords } from './visible-records.ts';

/** What a webhook is compiled from. The URL stands in the definition in clear; secrets are `true`. */
export interface WebhookParts {
  readonly id: string;
  readonly definition: WebhookDefinition;
  readonly eventType: EventType;
  readonly action: Action;
  /** Tables of the catalogue by name. */
  tableOf(name: string): Table | undefined;
  /** The connection that the definition names. */
  readonly connection?: ConnectionDefinition | undefined;
  readonly transforms: TransformSettings;
}

/** One version of a webhook, read once: a delivery then costs little more than picking values. */
export interface CompiledWebhook {
  readonly id: string;
  readonly definition: WebhookDefinition;
  readonly action: Action;
  /**
   * Evaluates the plain values of one delivery.
   * @throws ATTRIBUTE_FROM_LIST, TEMPLATE_FAILED, TEMPLATE_TOO_LARGE, TEMPLATE_NOT_JSON, TEMPLATE_NOT_XML, REQUEST_URL_INVALID
   */
  prepare(event: AcceptedEvent, delivery: DeliveryToFill): Prepared;
}

/** The plain values of one delivery. */
export interface Prepared {
  readonly input: RequestInput;
  /** Names of the fields that are sent. */
  readonly fields: readonly string[];
  /** What is worth a look although the call is made: values that were missing. */
  readonly warnings: readonly LocalizedText[];
}

/** @throws WEBHOOK_NOT_BUILDABLE, TEMPLATE_INVALID, TEMPLATE_TOO_LARGE */
export function compileWebhook(parts: WebhookParts): CompiledWebhook {
  const { id, definition, eventType, action, connection } = parts;
  const table = parts.tableOf(definition.table);
  if (table === undefined) throw WEBHOOK_NOT_BUILDABLE({ name: definition.name, reason: noTable(definition.table) });
  const { read, templates } = rememberingReader();
  const url = urlMaker(definition, connection, read);
  if (url === undefined) throw WEBHOOK_NOT_BUILDABLE({ name: definition.name, reason: noUrl });
  const headers = headerMaker(definition.headers, connection, read);
  const attributes = definition.attributes.map((attribute) => attributeMaker(attribute, definition.table, read));
  const values = valuesMaker(action, definition, read);
  const settings = plainSettings(connection?.settings);
  const body =
    definition.format === 'template'
      ? read(definition.template ?? '', contentPosition(contentTypeOf(definition)))
      : undefined;
  const selection = fieldSelection(definition.fields, table);
  const shape = webhookShape(id, definition, selection.names, typeof headers === 'function' ? {} : headers);
  const conditions = definition.conditions.mode === 'evaluate' ? '' : definition.conditions.text;
  const sources = [...definition.attributes, ...sourcesOf(action, definition).values()];
  const named = namedFields(sources, templates, definition.table);
  const plan: FillingPlan = {
    name: definition.name,
    table: definition.table,
    eventType,
    transforms: parts.transforms,
    visible: visibleRecords(definition, new Set(templates.flatMap(({ names }) => [...names])), parts.tableOf),
  };
  const ownTable = parts.tableOf(eventType.table);
  const keyOf = ({ records }: AcceptedEvent): string | undefined => {
    const record = Object.hasOwn(records, eventType.table) ? records[eventType.table] : undefined;
    if (ownTable === undefined || record === undefined || isRecordList(record)) return undefined;
    return recordKey(ownTable, record);
  };
  return {
    id,
    definition,
    action,
    prepare(event, delivery) {
      const filling = new Filling(plan, event, delivery);
      const own = filling.records(definition.table);
      // What an action fills by its target fields is all that it sends of the record.
      const fields =
        own === undefined || action.fields !== undefined
          ? noFields
          : isRecordList(own)
            ? own.map(selection.pick)
            : selection.pick(own);
      const key = keyOf(event);
      const made = attributes.map((make): Attribute => make(filling));
      const input: RequestInput = {
        event,
        eventType,
        delivery: { id: delivery.id },
        webhook: typeof headers === 'function' ? { ...shape, headers: headers(filling) } : shape,
        ...(key === undefined ? undefined : { key }),
        table: definition.table,
        fields,
        attributes: made,
        values: values(filling),
        parameters: parameterValues(action, made),
        settings,
        conditions,
        url: typeof url === 'function' ? url(filling) : url,
        ...(body === undefined ? undefined : { renderedBody: filling.render(body, bodyPlace) }),
      };
      return { input, fields: sentFields(fields, named), warnings: filling.warnings };
    },
  };
}

const noFields: JsonObject = Object.freeze({});
const bodyPlace = { de: 'Vorlage', en: 'Template' };

const noTable = (table: string): LocalizedText => ({
  de: `Die Tabelle „${table}“ gibt es nicht mehr. Wählen Sie eine andere, oder bitten Sie den Administrator, sie wieder anzulegen.`,
  en: `There is no table "${table}" any more. Choose another one, or ask the administrator to define it again.`,
});

const noUrl: LocalizedText = {
  de: 'Er hat weder eine lesbare URL noch eine Verbindung. Tragen Sie eine ein.',
  en: 'It has neither a readable URL nor a connection. Enter one.',
};
