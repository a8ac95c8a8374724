import type { HistoryEntry } from '../../../ports/index.ts';
import { logLineVersion, type LogLevel, type LogLineKind } from './log-line.ts';
import type { LoggedAttempt, LoggedConnection, LoggedDelivery, LoggedWebhook } from './subjects.ts';

// Lines are put together by hand: half the time of JSON.stringify over an object, and the order of members is fixed.

const webhookTexts = new WeakMap<LoggedWebhook, string>();
const listTexts = new WeakMap<readonly string[], string>();

export const text = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `,"${name}":${JSON.stringify(value)}`;

export const number = (name: string, value: number | undefined): string =>
  value === undefined ? '' : `,"${name}":${value}`;

export const instant = (name: string, at: number | undefined): string =>
  at === undefined ? '' : `,"${name}":"${new Date(at).toISOString()}"`;

export const head = (at: number, kind: LogLineKind, level: LogLevel): string =>
  `{"v":${logLineVersion}${instant('time', at)},"kind":"${kind}","level":"${level}"`;

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

export function deliveryText({ id, event, webhook, lane }: LoggedDelivery): string {
  return (
    text('delivery', id) +
    `,"event":{"id":${JSON.stringify(event.id)},"type":${JSON.stringify(event.type)}}` +
    text('table', event.table) +
    text('key', event.key) +
    webhookText(webhook) +
    text('lane', lane)
  );
}

/** The members of an attempt up to the answer, and those behind the outcome. */
export function attemptTexts({
  attempt,
  call,
  fields,
  warnings,
  body,
}: LoggedAttempt): [before: string, after: string] {
  return [
    call === undefined
      ? number('attempt', attempt)
      : number('attempt', attempt) +
        `,"method":"${call.method}"` +
        text('url', call.maskedUrl) +
        number('status', call.status) +
        number('durationMs', Math.round(call.durationMs)),
    listText('fields', fields) +
      (call === undefined
        ? ''
        : number('bodyBytes', call.bodyBytes) +
          text('bodySha256', call.bodySha256) +
          number('answerBytes', call.answerBytes)) +
      listText('warnings', warnings) +
      (body === undefined ? '' : `,"body":${body}`),
  ];
}

export function listText(name: 'fields' | 'warnings', list: readonly string[] | undefined): string {
  if (list === undefined || (list.length === 0 && name === 'warnings')) return '';
  let made = listTexts.get(list);
  if (made === undefined) {
    made = JSON.stringify(list);
    listTexts.set(list, made);
  }
  return `,"${name}":${made}`;
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
