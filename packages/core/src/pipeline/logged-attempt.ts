import type { Catalogue } from '../catalogue/index.ts';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { AttemptResult } from '../dispatch/index.ts';
import type { BuiltRequest } from '../stages/build/index.ts';
import { bodyForLog, type LogBodies, type LoggedCall } from '../stages/log/index.ts';
import type { Exchange } from '../stages/send/index.ts';
import type { MadeCall } from './steps/index.ts';
import type { UrlSealer } from './url-sealer.ts';

export interface LoggingServices {
  readonly catalogue: Catalogue;
  readonly urls: UrlSealer;
  readonly logBodies: LogBodies;
}

/** What history and delivery log keep of an attempt that was answered, or should have been. */
export function loggedAttempt(
  { definition }: ConfiguredWebhook,
  built: Pick<BuiltRequest, 'input' | 'fields' | 'warnings'>,
  exchange: Exchange,
  { catalogue, urls, logBodies }: LoggingServices,
): (AttemptResult & { kind: 'answered' })['logged'] {
  const { request, answer, timings } = exchange;
  const call: LoggedCall = {
    method: request.method,
    maskedUrl: request.maskedUrl,
    durationMs: Math.round(timings.total),
    bodyBytes: request.bodyBytes,
    ...(request.bodySha256 === undefined ? {} : { bodySha256: request.bodySha256 }),
    ...(answer === undefined ? {} : { status: answer.status, answerBytes: answer.bodyBytes }),
  };
  const table = catalogue.table(definition.table);
  const body =
    table === undefined
      ? undefined
      : bodyForLog(logBodies, () => ({
          table,
          records: built.input.fields,
          fields: built.fields,
          maskedBody: request.body,
        }));
  return {
    call,
    fields: built.fields,
    ...(built.warnings.length === 0 ? {} : { warnings: built.warnings.map(({ en }) => en) }),
    ...(body === undefined ? {} : { body }),
    exchange: JSON.stringify(storedExchange(exchange, urls)),
  };
}

/** What is kept of an attempt of several calls: all of them, the last one in the place of the one. */
export function loggedSteps(
  webhook: ConfiguredWebhook,
  prepared: Pick<BuiltRequest, 'input' | 'fields' | 'warnings'>,
  calls: readonly MadeCall[],
  services: LoggingServices,
): (AttemptResult & { kind: 'answered' })['logged'] {
  const last = calls.at(-1);
  if (last === undefined) return { fields: prepared.fields };
  const stored = calls.map(({ step, exchange }) => ({ ...stepExchange(exchange, services.urls), step }));
  const [latest, ...earlier] = stored.toReversed();
  const kept = earlier.length === 0 ? latest : { ...latest, earlier: earlier.toReversed() };
  return { ...loggedAttempt(webhook, prepared, last.exchange, services), exchange: JSON.stringify(kept) };
}

/** Nothing is frozen of several calls, so their bodies stand beside them. */
const stepExchange = (exchange: Exchange, urls: UrlSealer): StoredExchange => {
  const stored = storedExchange(exchange, urls);
  return { ...stored, request: { ...stored.request, body: exchange.request.body } };
};

/** An exchange as it lies in the history: the URL sealed, the body left to the frozen request of the delivery. */
export interface StoredExchange extends Omit<Exchange, 'request'> {
  readonly request: Omit<Exchange['request'], 'url' | 'body'> & {
    readonly sealedUrl?: string;
    /** Where the attempt made several calls. */
    readonly body?: string | null;
  };
  /** Name of the step that it was made for. */
  readonly step?: string;
  /** The calls of the attempt before this one. */
  readonly earlier?: readonly StoredExchange[];
}

function storedExchange(exchange: Exchange, urls: UrlSealer): StoredExchange {
  const { url, body: _body, ...request } = exchange.request;
  const sealedUrl = urls.seal(url);
  return { ...exchange, request: sealedUrl === undefined ? request : { ...request, sealedUrl } };
}
