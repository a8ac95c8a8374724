import type { AcceptedEvent, Action, OneCallAction, Transformer } from '@eilbote/contract';
import { buildCatalogue, standardContribution } from '../../../catalogue/index.ts';
import type { Clock } from '../../../ports/clock.ts';
import { fill, sampleUrl } from '../../../request/index.ts';
import { normaliseWebhook, type ConnectionDefinition, type WebhookInput } from '../../../webhooks/index.ts';
import { defaultTransformSettings } from '../../../transforms/index.ts';
import { unchanged } from '../../transform/index.ts';
import { buildRequest, compileWebhook, requestBuilder, type BuildResult, type DeliveryToFill } from '../index.ts';

const { catalogue } = buildCatalogue([standardContribution]);
const title = { de: 'Aufruf', en: 'Call' };
/** An action that hands on all it is given. */
export const echo: OneCallAction = {
  title,
  table: 'any',
  request: ({ url, webhook, fields, attributes, renderedBody, conditions }) => ({
    method: webhook.method,
    url: { base: url, query: conditions === '' ? [] : [['conditions', conditions]] },
    headers: webhook.headers,
    body:
      renderedBody === undefined
        ? {
            kind: 'json',
            value: { fields, attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])) },
          }
        : { kind: 'text', text: renderedBody, contentType: 'application/json' },
  }),
};
/** The same action, making something else. */
export const withRequest = (request: unknown): OneCallAction => ({
  ...echo,
  request: request as OneCallAction['request'],
});

/** Timers go off at once when `late` is set, never otherwise. */
const clockThat = (late: boolean): Clock => ({
  now: () => 0,
  monotonic: () => 0,
  timer(_delay, callback) {
    if (late) queueMicrotask(callback);
    return { cancel() {} };
  },
});

/** The record of an event unless a test says otherwise. */
export const auftrag = { AuftragsNr: 'S019', Bauvorhaben: 'Küche {{ x }}', Status: 5, KundenNr: 'n20-01170' };
/** Its positions. */
export const positions = [
  { PositionsNr: '1', Bezeichnung: 'Theke' },
  { PositionsNr: '2', Bezeichnung: 'Regal' },
  { PositionsNr: '3', Bezeichnung: 'Montage' },
];
/** A new event that nobody has frozen yet. */
export const eventOf = (change: Partial<AcceptedEvent> = {}): AcceptedEvent => ({
  id: 'evt_1',
  type: 'project.created',
  occurredAt: '2026-02-03T10:00:00Z',
  records: {
    Auftrag: structuredClone(auftrag),
    Auftragspositio: structuredClone(positions),
    Kunden: { KundenNr: 'n20-01170', Ort: 'Köln' },
  },
  details: { trigger: 'speichern' },
  ...change,
});

/** What a test wants to be different. */
export interface Case {
  readonly webhook?: Partial<WebhookInput>;
  readonly event?: AcceptedEvent;
  readonly delivery?: DeliveryToFill;
  readonly action?: Action;
  readonly transformer?: Transformer;
  readonly connection?: ConnectionDefinition;
  readonly late?: boolean;
}

/** Compiles a webhook and builds its request. */
export async function build({
  webhook = {},
  event = eventOf(),
  delivery = { id: 'dlv_1' },
  action = echo,
  ...rest
}: Case = {}): Promise<BuildResult> {
  const { transformer = unchanged, connection, late = false } = rest;
  const input = { name: 'Hook', event: event.type, url: 'https://receiver.example/hook?key=1', ...webhook };
  const definition = normaliseWebhook(input, { catalogue, targets: [] });
  const eventType = catalogue.eventType(event.type);
  if (eventType === undefined) throw new Error(`no event type ${event.type}`);
  const tableOf = (name: string) => catalogue.table(name);
  const compiled = compileWebhook({
    id: 'whk_1',
    definition,
    eventType,
    action,
    tableOf,
    connection,
    transforms: defaultTransformSettings,
  });
  const services = {
    builder: requestBuilder((id) => ({ id, title, actions: { [definition.action]: action } })),
    transformer,
    clock: clockThat(late),
    plugin: 'acme',
  };
  return buildRequest(compiled, event, delivery, services);
}

/** A request that could be built, as a receiver would read it. */
export async function built(given?: Case) {
  const result = await build(given);
  if (result.kind !== 'built') throw new Error(result.reason.en);
  const noSecret = (name: string) => `<${name}>`;
  const text = fill(result.wire.body ?? [], noSecret);
  return { ...result, url: sampleUrl(result.wire), text, json: JSON.parse(text || 'null') as unknown };
}

/** Why a request could not be built. */
export async function unbuildable(given: Case) {
  const result = await build(given);
  if (result.kind !== 'unbuildable') throw new Error('it was built');
  return result;
}
