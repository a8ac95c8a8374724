import type { LocalizedText } from '@eilbote/contract';
import { isSecretSetting } from '../account/index.ts';
import type { AuthDefinition } from '../auth-definition.ts';
import type { AttributeDefinition, ConnectionDefinition, HeaderDefinition, WebhookDefinition } from '../definition.ts';
import { authSecrets } from '../auth-definition.ts';
import { secretReceivers, type SecretReceivers } from '../secret-receivers.ts';
import { attributeSlot, authSlot, headerSlot, proxySlot, settingSlot } from '../secret-slots.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';

type ReceiverContext = Pick<CheckContext, 'connections' | 'keepsSecret' | 'keptFor' | 'isGiven' | 'secretsOfWebhooks'>;

/**
 * A secret cannot be read back, so it must not be readable by entering one's own server as the receiver either: what is
 * kept is kept for the receiver it was entered for. Signing secrets and private keys are never sent and stay.
 */
export function checkReceivers(
  definition: WebhookDefinition | ConnectionDefinition,
  context: ReceiverContext,
  findings: Findings,
): void {
  const { keptFor, keepsSecret, secretsOfWebhooks = [] } = context;
  if (keptFor === undefined || keepsSecret === undefined) return;
  const now = secretReceivers(definition, context.connections);
  const moved = (receiver: keyof SecretReceivers): boolean =>
    now[receiver] !== undefined && now[receiver] !== keptFor[receiver];
  for (const { path, slot, receivers } of keptSecrets(definition)) {
    const receiver = receivers.find(moved);
    if (receiver === undefined || !keepsSecret(slot) || context.isGiven?.(slot) === true) continue;
    findings.problem(path, 'SECRET_OF_OTHER_RECEIVER', enterAnew(now[receiver] ?? '?', keptFor[receiver]));
  }
  if (secretsOfWebhooks.length > 0 && moved('calls'))
    findings.problem('/baseUrl', 'SECRETS_OF_WEBHOOKS', ofWebhooks(secretsOfWebhooks));
}

interface KeptSecret {
  readonly path: string;
  readonly slot: string;
  /** Who gets to see it, or what it opens. */
  readonly receivers: readonly (keyof SecretReceivers)[];
}

function keptSecrets(definition: WebhookDefinition | ConnectionDefinition): readonly KeptSecret[] {
  const { headers, proxy } = definition;
  const kept: KeptSecret[] = [
    ...('settings' in definition ? ofSettings(definition.settings) : inList('headers', headers, headerSlot)),
    ...('attributes' in definition ? inList('attributes', definition.attributes, attributeSlot) : []),
    ...('auth' in definition && !('settings' in definition) ? ofAuth(definition.auth) : []),
  ];
  if (typeof proxy === 'object' && proxy.password === true)
    kept.push({ path: '/proxy/password', slot: proxySlot('password'), receivers: ['proxy'] });
  return kept;
}

const inList = (
  property: string,
  list: readonly (HeaderDefinition | AttributeDefinition)[],
  slotOf: (name: string) => string,
): readonly KeptSecret[] =>
  list.flatMap((entry, position) =>
    'secret' in entry && entry.secret === true
      ? [{ path: `/${property}/${position}/secret`, slot: slotOf(entry.name), receivers: ['calls'] }]
      : [],
  );

/** Headers and authorisation follow from them. */
const ofSettings = (settings: ConnectionDefinition['settings'] = {}): readonly KeptSecret[] =>
  Object.entries(settings).flatMap(([name, value]) =>
    isSecretSetting(value) && value.secret === true
      ? [{ path: `/settings/${name}`, slot: settingSlot(name), receivers: ['tokens', 'calls'] }]
      : [],
  );

function ofAuth(auth: AuthDefinition | undefined): readonly KeptSecret[] {
  if (auth === undefined) return [];
  // The token that a client secret is changed into opens as much, and goes to the receiver of the calls.
  const receivers = auth.scheme === 'oauth2' ? (['tokens', 'calls'] as const) : (['calls'] as const);
  return authSecrets[auth.scheme]
    .filter((name) => (auth as unknown as { readonly [name: string]: unknown })[name] === true)
    .map((name) => ({ path: `/auth/${name}`, slot: authSlot(name), receivers }));
}

const enterAnew = (now: string, before: string | undefined): LocalizedText => ({
  de: `Das gespeicherte Geheimnis wurde für ${before ?? 'eine andere Adresse'} eingegeben und wird nicht an ${now} gesendet. Geben Sie es noch einmal ein, wenn es auch dort gilt.`,
  en: `The stored secret was entered for ${before ?? 'another address'} and is not sent to ${now}. Enter it again if it is meant for that receiver, too.`,
});
const ofWebhooks = (names: readonly string[]): LocalizedText => ({
  de: `Über diese Verbindung senden Webhooks eigene Geheimnisse, die dann an den neuen Empfänger gingen: ${names.map((name) => `„${name}“`).join(', ')}. Legen Sie für ihn eine neue Verbindung an und stellen Sie die Webhooks darauf um.`,
  en: `Webhooks send secrets of their own over this connection, which would go to the new receiver: ${names.map((name) => `"${name}"`).join(', ')}. Make a new connection for it and change the webhooks over.`,
});
