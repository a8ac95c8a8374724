import type { HistoryEntry } from '../../../ports/index.ts';
import { logLineVersion, type LogLevel, type LogLineKind } from './log-line.ts';
import type { LoggedAttempt, LoggedConnection, LoggedDelivery, LoggedWebhook } from './subjects.ts';

// Lines are put together by hand: half the time of JSON.stringify over an object, and the order of members is fixed.

const webhookTexts = new WeakMap<LoggedWebhook, string>();
/** The field names of the last line of a webhook: they are the same on nearly every one, and many. */
const fieldTexts = new WeakMap<LoggedWebhook, { readonly fields: readonly string[]; readonly text: string }>();

export const text = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `,"${name}":${JSON.stringify(value)}`;

export const number = (name: string, value: number | undefined): string =>
  value === undefined ? '' : `,"${name}":${value}`;

export const instant = (name: string, at: number | undefined): string => {
  const time = at === undefined ? '' : isoTime(at);
  return time === '' ? '' : `,"${name}":"${time}"`;
};

/** The last second that was written out: toISOString costs a third of a line, and lines come many in a second. */
const lastSecond = { second: Number.NaN, text: '' };
/** The largest time that a Date can hold. */
const latestTime = 8.64e15;

/** Empty for a time that does not exist: a line must not fail for it. */
function isoTime(at: number): string {
  if (!(Math.abs(at) <= latestTime)) return '';
  const second = Math.floor(at / 1000);
  if (second !== lastSecond.second) {
    lastSecond.second = second;
    lastSecond.text = new Date(second * 1000).toISOString().slice(0, -4);
  }
  return `${lastSecond.text}${String(Math.floor(at) - second * 1000).padStart(3, '0')}Z`;
}

export const head = (at: number, kind: LogLineKind, level: LogLevel): string =>
  `{"v":${logLineVersion}${instant('time', at)},"kind":"${kind}","level":"${level}"`;

/** A delivery that has failed for good is an error; a test that fails is not, for somebody looks at it anyway. */
export const failedLevel = ({ origin }: LoggedDelivery): LogLevel => (origin === 'test' ? 'warn' : 'error');

export function webhookText(webhook: LoggedWebhook): string {
  let made = webhookTexts.get(webhook);
  if (made === undefined) {
    const { id, name, version, target, action } = webhook;
    made = `,"webhook":${JSON.stringify({ id, name, version })}${text('target', target)}${text('action', action)}`;
    webhookTexts.set(webhook, made);
  }
  return made;
}

export function connectionText({ id, name, version, target }: LoggedConnection): string {
  return `${text('target', target)},"connection":${JSON.stringify({ id, name, version })}`;
}

export function deliveryText({ id, event, webhook, lane, origin, of, backfill }: LoggedDelivery): string {
  return (
    text('delivery', id) +
    `,"event":{"id":${JSON.stringify(event.id)},"type":${JSON.stringify(event.type)}}` +
    text('table', event.table) +
    text('key', event.key) +
    webhookText(webhook) +
    text('lane', lane) +
    (origin === undefined ? '' : text('origin', origin) + text('of', of)) +
    (backfill === undefined ? '' : text('backfill', backfill))
  );
}

/** The members of an attempt up to the answer, and those behind the outcome. */
export function attemptTexts(
  webhook: LoggedWebhook,
  { attempt, call, fields, warnings, body }: LoggedAttempt,
): [before: string, after: string] {
  return [
    call === undefined
      ? number('attempt', attempt)
      : number('attempt', attempt) +
        `,"method":"${call.method}"` +
        text('url', call.maskedUrl) +
        number('status', call.status) +
        number('durationMs', Math.round(call.durationMs)),
    fieldsText(webhook, fields) +
      (call === undefined
        ? ''
        : number('bodyBytes', call.bodyBytes) +
          text('bodySha256', call.bodySha256) +
          number('answerBytes', call.answerBytes)) +
      warningsText(warnings) +
      (body === undefined ? '' : `,"body":${body}`),
  ];
}

export const warningsText = (warnings: readonly string[] = []): string =>
  warnings.length === 0 ? '' : `,"warnings":${JSON.stringify(warnings)}`;

function fieldsText(webhook: LoggedWebhook, fields: readonly string[] | undefined): string {
  if (fields === undefined) return '';
  const last = fieldTexts.get(webhook);
  if (last !== undefined && areEqual(last.fields, fields)) return last.text;
  const made = `,"fields":${JSON.stringify(fields)}`;
  fieldTexts.set(webhook, { fields, text: made });
  return made;
}

function areEqual(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index += 1) if (some[index] !== others[index]) return false;
  return true;
}

/** Puts the sequence number of the store behind the version. */
export function withSequence(line: string, sequence: number): string {
  const end = line.indexOf(',');
  return `${line.slice(0, end)},"seq":${sequence}${line.slice(end)}`;
}

const sequencePattern = /^\{"v":\d+,"seq":(\d+),/;

/** The sequence number of a finished line; `undefined` for anything else. */
export function sequenceOf(line: string): number | undefined {
  const found = sequencePattern.exec(line)?.[1];
  return found === undefined ? undefined : Number(found);
}

export function entry(
  at: number,
  kind: LogLineKind,
  line: string,
  about: {
    readonly delivery?: string | undefined;
    readonly webhook?: string | undefined;
    readonly exchange?: string | undefined;
  },
): HistoryEntry {
  const { delivery, webhook, exchange } = about;
  return {
    at,
    kind,
    line: `${line}}`,
    ...(delivery === undefined ? {} : { delivery }),
    ...(webhook === undefined ? {} : { webhook }),
    ...(exchange === undefined ? {} : { exchange }),
  };
}
