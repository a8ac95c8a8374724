import type { SecretReader } from '../../../request/index.ts';
import {
  connectionSlot,
  settingSlot,
  type OAuth2Auth,
  type TokenAuth,
  type TokenField,
} from '../../../webhooks/index.ts';
import { slotOf } from './authorised-request.ts';

/** The request for a token, secrets filled in. It is neither kept nor shown. */
export interface TokenCall {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

type Headers = TokenCall['headers'];

/**
 * Asks for a token by the credentials of the connection.
 * @throws EilboteError when a secret cannot be read
 */
export function credentialsCall(auth: TokenAuth, secrets: SecretReader): TokenCall {
  if (auth.scheme === 'tokenEndpoint') return written(auth.tokenUrl, auth.encoding, filled(auth.body, secrets, ''));
  const { tokenUrl, clientId, scope, audience, sendSecretIn } = auth;
  const secret = secrets(slotOf('clientSecret'));
  // RFC 6749 4.4.2
  const form = {
    grant_type: 'client_credentials',
    ...(scope === undefined ? {} : { scope }),
    ...(audience === undefined ? {} : { audience }),
    ...(sendSecretIn === 'body' ? { client_id: clientId, client_secret: secret } : {}),
  };
  return written(tokenUrl, 'form', form, sendSecretIn === 'body' ? {} : basic(auth, secret));
}

/** Asks for a token by the one that renews it; `undefined` where the connection has no way of renewing. */
export function refreshCall(auth: TokenAuth, secrets: SecretReader, refreshToken: string): TokenCall | undefined {
  if (auth.scheme !== 'tokenEndpoint' || auth.refresh === undefined) return undefined;
  return written(auth.refresh.tokenUrl, auth.encoding, filled(auth.refresh.body, secrets, refreshToken));
}

type Values = { readonly [property: string]: string };

function filled(
  fields: { readonly [property: string]: TokenField | { readonly refreshToken: true } },
  secrets: SecretReader,
  refreshToken: string,
): Values {
  const value = (field: TokenField | { readonly refreshToken: true }): string => {
    if ('text' in field) return field.text;
    return 'secretSetting' in field ? secrets(connectionSlot(settingSlot(field.secretSetting))) : refreshToken;
  };
  return Object.fromEntries(Object.entries(fields).map(([property, field]) => [property, value(field)]));
}

const written = (url: string, encoding: 'json' | 'form', values: Values, headers: Headers = {}): TokenCall =>
  encoding === 'json'
    ? { url, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(values) }
    : {
        url,
        headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(values).toString(),
      };

/** RFC 6749 2.3.1: both are form-encoded first. */
function basic({ clientId }: OAuth2Auth, secret: string): Headers {
  const credentials = Buffer.from(`${formEncoded(clientId)}:${formEncoded(secret)}`).toString('base64');
  return { Authorization: `Basic ${credentials}` };
}

const formEncoded = (value: string): string => new URLSearchParams([['', value]]).toString().slice(1);
