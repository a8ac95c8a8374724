import { isEilboteError } from '@eilbote/contract';
import { carriesCredential, sentinel } from '../../redaction/index.ts';
import { checkHeader, mask, type SealedText, type WireRequest } from '../../request/index.ts';
import { signatureHeaders } from '../../signatures/index.ts';
import { authorise } from './auth/authorise.ts';
import { handshakeHeaders } from '../../handshake/index.ts';
import type { CallMethod } from '../../ports/index.ts';
import type { Route, Routes } from './routes.ts';
import type { SendInput, SendResult } from './send-input.ts';
import { SecretFiller, SecretUnavailable } from './secret-filler.ts';

/** A call with its secrets filled in, and its headers without them, as they are shown. */
export interface PreparedCall {
  readonly kind: 'prepared';
  /** What was filled in, credential included. */
  readonly request: WireRequest<CallMethod>;
  readonly url: string;
  readonly headers: Headers;
  readonly shownHeaders: Headers;
  readonly body: string | undefined;
  readonly route: Route;
  /** Values that nobody may see again, not even in the receiver's answer. */
  readonly secretValues: readonly string[];
}

type Headers = { readonly [name: string]: string };

export interface Signer {
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly routes: Routes;
}

/**
 * Fills in the secrets, checks every header, and signs; or says why that is impossible.
 * @param token the access token, where the connection authorises its calls with one
 */
export function prepareCall(
  input: SendInput,
  signer: Signer,
  token = '',
): PreparedCall | Extract<SendResult, { kind: 'blocked' | 'unbuildable' }> {
  try {
    const echoes: string[] = [];
    const { request, secrets } =
      input.auth === undefined
        ? input
        : authorise(input.request, input.secrets, input.auth.definition, token, (value) => echoes.push(value));
    const filler = new SecretFiller(secrets);
    const url = filler.fill(request.url);
    const body = request.body === null ? undefined : filler.fill(request.body);
    const own = ownHeaders(input, body ?? '', filler, signer);
    const { headers, shownHeaders } = fillHeaders(request.headers, filler, signer.userAgent);
    return {
      kind: 'prepared',
      request,
      url,
      headers: merged(headers, own, input.signing),
      shownHeaders: merged(shownHeaders, own, input.signing),
      body,
      route: signer.routes.of(input.route, (slot) => filler.read(slot)),
      secretValues: [...filler.values, ...echoes],
    };
  } catch (error) {
    if (error instanceof SecretUnavailable) return { kind: 'blocked', by: 'secrets', refusal: error.problem };
    if (isEilboteError(error)) return { kind: 'unbuildable', failure: 'BUILD_FAILED', problem: error };
    throw error;
  }
}

/** @throws SecretUnavailable, HEADER_NAME_INVALID, HEADER_RESERVED, HEADER_VALUE_INVALID */
function fillHeaders(texts: { readonly [name: string]: SealedText }, filler: SecretFiller, userAgent: string) {
  const headers: { [name: string]: string } = { 'User-Agent': userAgent };
  const shownHeaders: { [name: string]: string } = { 'User-Agent': userAgent };
  for (const name of Object.keys(texts)) {
    const text = texts[name] ?? [];
    const value = filler.fill(text);
    const problem = checkHeader(name, value);
    if (problem !== undefined) throw problem;
    const secret = carriesCredential(name);
    // The webhook's own value takes the place of ours, however its name is written.
    const key = name.toLowerCase() === 'user-agent' ? 'User-Agent' : name;
    headers[key] = value;
    shownHeaders[key] = secret && isPlain(text) ? sentinel : mask(text);
    if (secret) filler.values.push(value, value.slice(value.lastIndexOf(' ') + 1));
  }
  return { headers, shownHeaders };
}

/** A header that signs stands alone, however somebody else writes its name. All others of ours are reserved names. */
function merged(headers: Headers, own: Headers, signing: SendInput['signing']): Headers {
  const name = signing?.header?.name.toLowerCase();
  if (name === undefined) return { ...headers, ...own };
  return { ...Object.fromEntries(Object.entries(headers).filter(([other]) => other.toLowerCase() !== name)), ...own };
}

/** @throws SIGNING_SECRET_INVALID, HEADER_NAME_INVALID, HEADER_RESERVED, HEADER_VALUE_INVALID, SecretUnavailable */
function ownHeaders(input: SendInput, body: string, filler: SecretFiller, { now }: Signer): Headers {
  const { deliveryId, signing, handshake, test } = input;
  const mark = test ? { 'eilbote-test': 'true' } : {};
  if (handshake !== undefined) return { ...handshakeHeaders(handshake), ...mark };
  if (deliveryId === undefined) return mark;
  if (signing === undefined) return { 'webhook-id': deliveryId, ...mark };
  const content = { id: deliveryId, timestamp: Math.floor(now / 1000), body };
  const secrets = signing.slots.map((slot) => filler.read(slot));
  const headers = signatureHeaders(content, { secrets, header: signing.header });
  const { header } = signing;
  const problem = header === undefined ? undefined : checkHeader(header.name, headers[header.name] ?? '');
  if (problem !== undefined) throw problem;
  return { 'webhook-id': deliveryId, ...headers, ...mark };
}

const isPlain = (text: SealedText): boolean => text.every((part) => typeof part === 'string');
