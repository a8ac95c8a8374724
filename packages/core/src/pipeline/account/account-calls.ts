import {
  secretSlot,
  type AccountCall,
  type AccountInput,
  type RequestDraft,
  type StepAnswer,
  type TargetAccount,
  type TextValue,
} from '@eilbote/contract';
import type { Clock } from '../../ports/index.ts';
import { encodeRequest, type WireRequest } from '../../request/index.ts';
import { checkedDraft, thrownBy, type PluginCall } from '../../stages/build/index.ts';
import type { Exchange, Sender, SendInput } from '../../stages/send/index.ts';
import {
  connectionSlot,
  defaultTimeLimitSeconds,
  headerSlot,
  plainSettings,
  slotsInForce,
  type ConnectionDefinition,
  type WebhookSecrets,
} from '../../webhooks/index.ts';
import { accepting, stepAnswer } from '../steps/read-answer.ts';
import type { RegisteredTarget } from '../targets.ts';
import { judgeCall, pluginTrouble, type JudgedCall } from './trouble.ts';

/** A connection whose account is called, saved or not. */
export interface Account {
  /** Of the connection; 0 is the version of one that is not saved like this. */
  readonly id: string;
  readonly version: number;
  readonly definition: ConnectionDefinition;
  readonly registered: RegisteredTarget;
  readonly account: TargetAccount;
  /** The secrets of the connection, and which of them sign. */
  readonly secrets: Pick<WebhookSecrets, 'read' | 'signing'>;
}

/** How a call ended. */
export type AccountAnswer =
  | { readonly kind: 'answered'; readonly answer: StepAnswer; readonly exchange: Exchange }
  | (JudgedCall & { readonly kind: 'failed' });

export interface AccountCallsServices {
  readonly sender: Sender;
  readonly clock: Clock;
  newId(prefix: 'ask'): string;
}

/** Lists of an account may be long. */
const answerBytes = 2 * 1024 * 1024;

/**
 * Calls to accounts that belong to no delivery: by the same guard, authorisation and transport, judged by the same
 * table. Like the call of a test, each is made by a person and waits for no lane.
 */
export class AccountCalls {
  readonly #services: AccountCallsServices;
  readonly #stopping = new AbortController();

  constructor(services: AccountCallsServices) {
    this.#services = services;
  }

  /** What the calls of a plugin have to go by. */
  inputOf({ definition }: Account): AccountInput {
    return { url: definition.baseUrl, settings: plainSettings(definition.settings) };
  }

  /** @param changes whether the call changes something, and so is never made a second time by itself */
  async call<I extends AccountInput>(
    account: Account,
    { request, accept = [] }: AccountCall<I>,
    input: I,
    { changes }: { readonly changes: boolean },
  ): Promise<AccountAnswer> {
    const { target, plugin } = account.registered;
    let wire: WireRequest;
    try {
      wire = this.#written(account, () => request(input));
    } catch (thrown) {
      const call: PluginCall = { plugin, stage: 'build', clock: this.#services.clock };
      return { kind: 'failed', trouble: pluginTrouble(thrownBy(call, thrown)) };
    }
    const sent = await this.#services.sender.send({
      request: wire,
      secrets: account.secrets.read,
      ...this.#signing(account),
      ...wayOf(account),
      attempt: 1,
      deadlineMs: defaultTimeLimitSeconds * 1000,
      answerBytes,
      classify: accepting(accept, target.classify?.bind(target)),
      once: changes,
      signal: this.#stopping.signal,
    });
    const judged = judgeCall(sent);
    return judged.kind === 'failed' ? judged : { ...judged, answer: stepAnswer(judged.exchange) };
  }

  /** Calls off what is under way. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Signed like a delivery where the account wants that; what is signed has an id. */
  #signing({ account, secrets: { signing } }: Account): Pick<SendInput, 'signing' | 'deliveryId'> {
    const { clock, newId } = this.#services;
    if (account.signature === undefined || signing === undefined) return {};
    const slots = slotsInForce(signing, clock.now());
    return { signing: { slots, header: signing.header }, deliveryId: newId('ask') };
  }

  #written({ definition, registered: { plugin } }: Account, make: () => RequestDraft): WireRequest {
    const draft = checkedDraft({ plugin, stage: 'build', clock: this.#services.clock }, make());
    return encodeRequest({ ...draft, headers: { ...headersOf(definition), ...draft.headers } });
  }
}

/** Templates stand in headers of webhooks only: those of an account are texts and secrets. */
const headersOf = ({ headers }: ConnectionDefinition): { readonly [name: string]: TextValue } =>
  Object.fromEntries(
    headers.flatMap((header): [string, TextValue][] => {
      if ('template' in header) return [];
      return [[header.name, 'text' in header ? header.text : secretSlot(connectionSlot(headerSlot(header.name)))]];
    }),
  );

function wayOf({ id, version, definition }: Account): Pick<SendInput, 'auth' | 'route'> {
  const { auth, tls, proxy } = definition;
  return {
    ...(auth === undefined ? {} : { auth: { connection: id, version, definition: auth } }),
    ...(tls === undefined && proxy === undefined ? {} : { route: { definition, slotOf: connectionSlot } }),
  };
}
