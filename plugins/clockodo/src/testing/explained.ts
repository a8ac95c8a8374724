import type { Action, FieldSchema, JsonObject } from '@eilbote/contract';
import { testHost, type TestHost } from '@eilbote/testkit';
import { clockodo } from '../clockodo.ts';
import type { CallToJudge } from './request-problems.ts';

const { actions } = clockodo.target;
const base = 'https://my.clockodo.com/api';

/** A call as the preview shows it, with its secrets masked. */
export interface ExplainedCall extends CallToJudge {
  readonly step: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
}

/** An action with an event that it is meant for. */
export interface Subject {
  readonly action: string;
  readonly event: string;
  /** What is filled beside the mandatory fields. */
  readonly filled: 'default' | 'everything' | 'nothing';
}

/** A host connected to the real address, to which nothing is ever sent: it only explains. */
export async function openPreview(): Promise<TestHost> {
  const test = await testHost({ plugins: [clockodo] });
  const settings = { email: 'buero@tischlerei-brandt.example', apiKey: 'ck-geheim', company: 'Tischlerei Brandt' };
  await test.host.connections.create({ name: 'Clockodo', target: 'clockodo', settings });
  return test;
}

/** Every action with each of its recommended events, each filled in three ways. */
export const subjects: readonly Subject[] = Object.entries(actions).flatMap(([action, { recommendedFor = [] }]) =>
  recommendedFor.flatMap((event) =>
    (['default', 'everything', 'nothing'] as const).map((filled) => ({ action, event, filled })),
  ),
);

/** The calls that an action makes of each example of an event. */
export async function explainedCalls(
  { host }: TestHost,
  subject: Subject,
): Promise<readonly (readonly ExplainedCall[])[]> {
  const action = actions[subject.action];
  const [connection] = await host.connections.list();
  if (action === undefined || connection === undefined) throw new Error(`no action ${subject.action}`);
  const webhook = {
    name: 'Vorschau',
    event: subject.event,
    connection: connection.id,
    action: subject.action,
    confirmed: true,
    ...filling(action, subject.filled),
  };
  const examples = host.catalogue.eventType(subject.event)?.examples ?? [];
  return Promise.all(
    examples.map(async ({ records, details = {} }) => {
      const { calls, failure } = await host.explain({ type: subject.event, records, details }, webhook);
      if (failure !== undefined) return [];
      return (calls ?? []).map(({ step, method, url, headers, body }) => {
        const { pathname, searchParams: query } = new URL(url);
        return {
          step,
          method,
          url,
          headers,
          body: body ?? '',
          query,
          path: pathname.slice(new URL(base).pathname.length),
        };
      });
    }),
  );
}

/** Attributes and mapping of a webhook that fills that much. */
function filling({ fields = {}, parameters = {} }: Action, filled: Subject['filled']): JsonObject {
  const attributes = Object.keys(parameters).flatMap((name) =>
    name === 'service' || (name === 'internalCustomer' && filled !== 'nothing')
      ? [{ name, part: 'json', text: name === 'service' ? '51' : '_intern' }]
      : [],
  );
  const optional = Object.entries(fields).filter(([, { required }]) => required !== true);
  const mapping: { [name: string]: JsonObject | 'none' } = {};
  for (const [name, field] of optional) {
    if (filled === 'default' || leftAlone.has(name)) continue;
    mapping[name] = filled === 'nothing' ? 'none' : { text: sampleOf(field) };
  }
  return { attributes, mapping };
}

/** Without them an action has nothing to go by; that it says so is tested elsewhere. */
const leftAlone: ReadonlySet<string> = new Set(['customer', 'customerName', 'projectName']);

function sampleOf(field: FieldSchema): string {
  if (field.type === 'boolean') return 'true';
  if (field.type !== 'string') return '3600';
  return field.format === 'date' ? '2026-09-14' : 'Text';
}
