import type { TokenEndpoint, TokenInput } from '@eilbote/contract';
import { joinUrl } from '../address.ts';
import type { TokenEndpointAuth, TokenField } from '../auth-definition.ts';
import { isSecretSetting, type SettingValue } from './setting-value.ts';

type Given = { readonly [name: string]: SettingValue };

/** The token endpoint of an account: where it is, and what of the settings it gets. */
export function tokenEndpointFrom(
  { body, encoding = 'json', tokenUrl, refresh, ...others }: TokenEndpoint,
  settings: Given,
  baseUrl: string,
): TokenEndpointAuth {
  const url = (named: string): string => (/^https?:/i.test(named) ? named : joinUrl(baseUrl, named));
  return {
    ...others,
    encoding,
    tokenUrl: url(tokenUrl),
    body: withValue(body, (input) => fieldOf(input, settings)),
    ...(refresh === undefined
      ? {}
      : {
          refresh: {
            tokenUrl: url(refresh.tokenUrl ?? tokenUrl),
            body: withValue(refresh.body, (input) => ('refreshToken' in input ? input : fieldOf(input, settings))),
          },
        }),
  };
}

/** Those that have a value. */
function withValue<I, F>(
  body: { readonly [property: string]: I },
  fieldOf: (input: I) => F | undefined,
): { readonly [property: string]: F } {
  const fields: { [property: string]: F } = {};
  for (const [property, input] of Object.entries(body)) {
    const field = fieldOf(input);
    if (field !== undefined) fields[property] = field;
  }
  return fields;
}

function fieldOf(input: TokenInput, settings: Given): TokenField | undefined {
  if ('text' in input) return input;
  const value = settings[input.setting];
  if (isSecretSetting(value)) return { secretSetting: input.setting };
  return value === undefined || value === null || typeof value === 'object' ? undefined : { text: String(value) };
}
