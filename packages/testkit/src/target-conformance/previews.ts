import type { EventInput, EventType, JsonValue, RequestInput } from '@eilbote/contract';
import type { Explanation, Host, WebhookInput } from '@eilbote/core';
import { testHost, type TestHost } from '../test-host/index.ts';
import { fillingOf, parametersOf, type Filling, type Given } from './filling.ts';
import { fault } from './fault.ts';
import { receiverUrl, watched, type Subject } from './subject.ts';

/** A call as `explain` shows it. */
export interface PreviewedCall {
  readonly step?: string;
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  readonly sample?: JsonValue;
}

/** An example of the catalogue, as an action would deliver it. */
export interface Preview {
  /** Action, event type and number of the example: `saveUser employee.created 2`. */
  readonly name: string;
  readonly action: string;
  readonly title: string;
  readonly event: EventInput;
  readonly calls: readonly PreviewedCall[];
  /** Why there is no call. */
  readonly failure?: string;
  /** All that `explain` tells. */
  readonly text: string;
}

/** Event types of an action: those it is meant for, else those of its table, else the first of all. */
export function eventTypesOf({ target }: Subject, action: string, host: Host): readonly EventType[] {
  const { recommendedFor, table } = target.actions[action] ?? fail(action);
  const { eventTypes } = host.catalogue;
  if (recommendedFor === undefined) {
    const fitting = eventTypes.filter((one) => table === 'any' || one.table === table);
    return table === 'any' ? fitting.slice(0, 1) : fitting;
  }
  return recommendedFor.map((id) => {
    const found = eventTypes.find((one) => one.id === id);
    if (found === undefined) throw fault(`action "${action}" is recommended for "${id}", which is no event type`);
    if (table !== 'any' && ![found.table, ...found.related].includes(table)) {
      throw fault(`action "${action}" takes ${table}, which does not come with "${id}"`);
    }
    return found;
  });
}

const fail = (action: string): never => {
  throw fault(`there is no action "${action}"`);
};

const nothing: Given = { values: {}, parameters: {} };

/** A host with the plugin and an account, for previews. */
export class PreviewHost {
  readonly host: Host;
  readonly connection: string | undefined;
  readonly #subject: Subject;
  readonly #test: TestHost;
  #thrown: unknown;
  #given: Given = nothing;

  private constructor(subject: Subject, test: TestHost, connection: string | undefined) {
    this.#subject = subject;
    this.#test = test;
    this.host = test.host;
    this.connection = connection;
  }

  static async open(subject: Subject): Promise<PreviewHost> {
    const thrown = (error: unknown) => {
      if (opened !== undefined) opened.#thrown = error;
    };
    const given = ({ values, parameters }: RequestInput) => {
      if (opened !== undefined) opened.#given = { values, parameters };
    };
    let opened: PreviewHost | undefined;
    const test = await testHost({ plugins: [watched(subject, { thrown, given, accepts: () => {} })] });
    try {
      opened = new PreviewHost(subject, test, await connectionIn(test.host, subject));
      return opened;
    } catch (error) {
      await test[Symbol.asyncDispose]();
      throw error;
    }
  }

  async previews(action: string, filling: Filling = 'asExample'): Promise<readonly Preview[]> {
    const previews: Preview[] = [];
    for (const eventType of eventTypesOf(this.#subject, action, this.host)) {
      for (const [at, { title, records, details }] of eventType.examples.entries()) {
        const event = {
          id: `example-${at + 1}`,
          type: eventType.id,
          occurredAt: '2026-03-02T08:00:00Z',
          records,
          ...(details === undefined ? {} : { details }),
        };
        const webhook = webhookFor(this.#subject, action, eventType.id, this.connection);
        const shown = await this.#explained(event, webhook, filling);
        previews.push({
          name: `${action} ${eventType.id} ${at + 1}`,
          action,
          title: title.en,
          event,
          ...this.#read(shown),
        });
      }
    }
    return previews;
  }

  /** What is to be filled up is known only when the action was asked once. */
  async #explained(event: EventInput, webhook: WebhookInput, filling: Filling): Promise<Explanation> {
    this.#thrown = undefined;
    this.#given = nothing;
    const asExample = await this.host.explain(event, webhook);
    const action = this.#subject.target.actions[webhook.action ?? ''];
    if (filling === 'asExample' || action === undefined) return asExample;
    const attributes = [...(webhook.attributes ?? []), ...parametersOf(action, filling, this.#given)];
    const { mapping } = fillingOf(action, filling, this.#given);
    const filled = { ...webhook, mapping: { ...webhook.mapping, ...mapping } };
    return this.host.explain(event, attributes.length === 0 ? filled : { ...filled, attributes });
  }

  #read(shown: Explanation): Pick<Preview, 'calls' | 'failure' | 'text'> {
    const { request, calls, failure } = shown;
    const text = JSON.stringify(shown);
    if (failure === undefined) return { calls: calls ?? (request === undefined ? [] : [request]), text };
    const thrown = this.#thrown instanceof Error ? ` (${this.#thrown.name}: ${this.#thrown.message})` : '';
    return { calls: [], failure: `${failure.failure}: ${failure.reason.en}${thrown}`, text };
  }

  close(): Promise<void> {
    return this.#test[Symbol.asyncDispose]();
  }
}

/** The id of a connection with the settings of the test; `undefined` for a target system without an account. */
export async function connectionIn(host: Host, { target, settings }: Subject): Promise<string | undefined> {
  if (target.account === undefined) return undefined;
  const { connection } = await host.connections.create({ name: 'Unter Prüfung', target: target.id, settings });
  return connection.id;
}

/** A webhook for an action, with the parameters and the mapping of the test, confirmed where the action asks for that. */
export function webhookFor(
  { target, told }: Subject,
  action: string,
  event: string,
  connection: string | undefined,
  url: string = receiverUrl,
): WebhookInput {
  const given = Object.entries(told.parameters?.[action] ?? {});
  const mapping = told.mapping?.[action];
  return {
    name: `${action} ${event}`,
    event,
    target: target.id,
    action,
    ...(connection === undefined ? { url } : { connection }),
    ...(given.length === 0 ? {} : { attributes: given.map(([name, value]) => ({ name, text: String(value) })) }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(target.actions[action]?.confirm === undefined ? {} : { confirmed: true }),
  };
}
