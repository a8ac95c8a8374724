import { withoutTemplates } from './address.ts';
import { needsToken } from './auth-definition.ts';
import type { ConnectionDefinition, WebhookDefinition } from './definition.ts';

/** Origins (scheme, host and port) that secrets are sent to. Absent where there is none, or it cannot be read. */
export interface SecretReceivers {
  /** Gets the calls. */
  readonly calls?: string;
  /** Gives out tokens for them. */
  readonly tokens?: string;
  readonly proxy?: string;
}

/** Who gets to see the secrets of a webhook or a connection. */
export function secretReceivers(
  definition: WebhookDefinition | ConnectionDefinition,
  connections: readonly { readonly id: string; readonly definition: ConnectionDefinition }[],
): SecretReceivers {
  const auth = 'auth' in definition ? definition.auth : undefined;
  const { proxy } = definition;
  return {
    ...named('calls', addressOf(definition, connections)),
    ...named('tokens', auth !== undefined && needsToken(auth) ? auth.tokenUrl : undefined),
    ...named('proxy', typeof proxy === 'object' ? proxy.url : undefined),
  };
}

function addressOf(
  definition: WebhookDefinition | ConnectionDefinition,
  connections: readonly { readonly id: string; readonly definition: ConnectionDefinition }[],
): string | undefined {
  if ('baseUrl' in definition) return definition.baseUrl;
  const connection = connections.find(({ id }) => id === definition.connection);
  return connection?.definition.baseUrl ?? definition.url;
}

function named(receiver: keyof SecretReceivers, url: string | undefined): SecretReceivers {
  const origin = url === undefined ? undefined : URL.parse(withoutTemplates(url))?.origin;
  return origin === undefined ? {} : { [receiver]: origin };
}
