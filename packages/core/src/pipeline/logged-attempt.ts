import type { Catalogue } from '../catalogue/index.ts';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { AttemptResult } from '../dispatch/index.ts';
import type { BuiltRequest } from '../stages/build/index.ts';
import { bodyForLog, type LogBodies, type LoggedCall } from '../stages/log/index.ts';
import type { Exchange } from '../stages/send/index.ts';
import type { UrlSealer } from './url-sealer.ts';

export interface LoggingServices {
  readonly catalogue: Catalogue;
  readonly urls: UrlSealer;
  readonly logBodies: LogBodies;
}

/** What history and delivery log keep of an attempt that was answered, or should have been. */
export function loggedAttempt(
  { definition }: ConfiguredWebhook,
  built: BuiltRequest,
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
    exchange: storedExchange(exchange, urls),
  };
}

/** An exchange as it lies in the history: the URL sealed, the body left to the frozen request of the delivery. */
export interface StoredExchange extends Omit<Exchange, 'request'> {
  readonly request: Omit<Exchange['request'], 'url' | 'body'> & { readonly sealedUrl?: string };
}

function storedExchange(exchange: Exchange, urls: UrlSealer): string {
  const { url, body: _body, ...request } = exchange.request;
  const sealedUrl = urls.seal(url);
  const stored: StoredExchange = {
    ...exchange,
    request: sealedUrl === undefined ? request : { ...request, sealedUrl },
  };
  return JSON.stringify(stored);
}
