import type { AccountFact, LocalizedText } from '@eilbote/contract';
import { ask, type Account, type AccountTrouble, type Asked } from '../../pipeline/account/index.ts';
import type { ConnectionAttention } from '../../ports/index.ts';
import type { ConfiguredConnection } from '../../configuration/configured-webhook.ts';
import type { Engine } from '../engine.ts';

/** What came of the check of a connection. */
export type CheckedConnection =
  | {
      readonly ok: true;
      /** What the account calls itself. */
      readonly name?: string;
      readonly facts: readonly AccountFact[];
      /** What will not work although the credentials are good. */
      readonly warnings: readonly LocalizedText[];
      readonly call: CheckCall;
      /** Present where the connection is marked, although its credentials are good by now. */
      readonly held?: HeldConnection;
    }
  | { readonly ok: false; readonly trouble: AccountTrouble; readonly call?: CheckCall };

/** The call as it went over the wire; secrets are masked. */
export interface CheckCall {
  readonly method: string;
  readonly url: string;
  readonly status?: number;
  /** The body of the answer, cut to 2,000 characters; only of one that was no success. */
  readonly answer?: string;
  readonly durationMs: number;
}

/** Deliveries of a connection that wait although it works. */
export interface HeldConnection {
  readonly attention: ConnectionAttention;
  /** Deliveries that wait for its webhooks. */
  readonly waiting: number;
  /** How they go on. */
  readonly text: LocalizedText;
}

const mostShown = 2_000;

/** Checks an account by the call that its target system declares. Changes nothing, here or there. */
export async function checkAccount(account: Account, { accounts }: Engine): Promise<CheckedConnection> {
  const question = account.account.check;
  if (question === undefined) throw new TypeError('an account is checked by its check');
  const asked = await ask(
    accounts,
    account,
    { name: 'check', question, fault: reportFault },
    accounts.inputOf(account),
  );
  if (asked.kind === 'failed') return { ok: false, trouble: asked.trouble, ...callOf(asked) };
  const { value, exchange } = asked;
  if ('problem' in value)
    return { ok: false, trouble: { kind: 'account', text: value.problem }, call: shownCall(exchange, true) };
  const { name, facts = [], warnings = [] } = value;
  return { ok: true, ...(name === undefined ? {} : { name }), facts, warnings, call: shownCall(exchange, false) };
}

/** What still holds back the deliveries of a saved connection whose credentials are good. */
export async function heldBy(
  { id, definition, attention }: ConfiguredConnection,
  { store, configuration }: Engine,
): Promise<{ readonly held?: HeldConnection }> {
  if (attention === null) return {};
  const webhooks = [...configuration.current.webhooks].filter(({ connection }) => connection?.id === id);
  const counts = await Promise.all(webhooks.map((webhook) => store.countWaiting(webhook.id)));
  const waiting = counts.reduce((sum, { untried, tried, held }) => sum + untried + tried - held, 0);
  return { held: { attention, waiting, text: howTheyGoOn(definition.name) } };
}

const howTheyGoOn = (name: string): LocalizedText => ({
  de: `Die Verbindung ist noch angehalten, weil ihre Zugangsdaten abgelehnt wurden. „eilbote connections retry ${quoted(name)}“ sendet, was wartet.`,
  en: `The connection is still held, because its credentials were rejected. "eilbote connections retry ${quoted(name)}" sends what waits.`,
});

const quoted = (name: string): string => (/^[\p{L}\p{N}_-]+$/u.test(name) ? name : `'${name}'`);

const callOf = ({ exchange }: Asked<unknown> & { kind: 'failed' }) =>
  exchange === undefined ? {} : { call: shownCall(exchange, true) };

function shownCall(
  { request, answer, timings }: (Asked<unknown> & { kind: 'read' })['exchange'],
  withAnswer: boolean,
): CheckCall {
  return {
    method: request.method,
    url: request.url,
    ...(answer === undefined ? {} : { status: answer.status }),
    ...(answer === undefined || !withAnswer ? {} : { answer: answer.body.slice(0, mostShown) }),
    durationMs: Math.round(timings.total),
  };
}

/** A plugin is not always written in TypeScript. */
function reportFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'no object';
  const { name, facts = [], warnings = [], problem } = value as { readonly [member: string]: unknown };
  if (problem !== undefined) return isText(problem) ? undefined : 'problem is no text in both languages';
  if (name !== undefined && typeof name !== 'string') return 'name is no text';
  if (!Array.isArray(facts) || !facts.every(isFact)) return 'facts is no list of titles and texts';
  if (!Array.isArray(warnings) || !warnings.every(isText)) return 'warnings is no list of texts in both languages';
  return undefined;
}

const isFact = (value: unknown): boolean =>
  isText((value as AccountFact | null)?.title) && typeof (value as AccountFact).text === 'string';

const isText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as LocalizedText).de === 'string';
