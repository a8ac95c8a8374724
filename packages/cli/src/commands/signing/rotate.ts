import type { NewSigning, RotateOptions, SigningView } from '@eilbote/core';
import { oneOf } from '../../arguments/numbers.ts';
import { readSecret } from '../../arguments/secret-source.ts';
import { defineCommand, type AnyCommand, type OptionDefinition } from '../../command.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { printWarnings } from '../../output/problems.ts';
import { localTime } from '../../output/time.ts';
import { withHost } from '../../session.ts';
import { connectionArgument } from '../connections/connection-argument.ts';
import { webhookArgument } from '../webhooks/webhook-argument.ts';
import { showNewSigning } from './new-signing.ts';
import { overlapOf, overlapOption } from './signing-options.ts';

interface Options {
  readonly overlap?: string;
  readonly scheme?: string;
  readonly secret?: string;
}

const options: readonly OptionDefinition[] = [
  overlapOption,
  {
    flags: '--scheme <v1|v1a>',
    text: {
      de: 'gemeinsames Geheimnis (v1) oder Schlüsselpaar (v1a); sonst wie bisher',
      en: 'shared secret (v1) or key pair (v1a); as before otherwise',
    },
  },
  {
    flags: '--secret <source>',
    text: {
      de: 'das neue Geheimnis, wenn der Empfänger es vorgibt: ask, datei, env:VARIABLE oder -',
      en: 'the new secret, where the receiver made it: ask, file, env:VARIABLE or -',
    },
  },
];

const summary = {
  de: 'erneuert das Signatur-Geheimnis; das alte signiert eine Zeit lang mit, damit der Empfänger ohne Lücke wechseln kann',
  en: 'replaces the signing secret; the old one goes on signing for a while, so that the receiver can change over without a gap',
};

export const rotateWebhookSecret: AnyCommand = defineCommand<Options>({
  name: 'rotate',
  summary,
  arguments: [webhookArgument],
  options,
  examples: [
    'eilbote webhooks rotate "Neue Projekte"',
    'eilbote webhooks rotate "Neue Projekte" --overlap 7d --scheme v1a',
    'eilbote webhooks rotate "Neue Projekte" --overlap 0',
  ],
  json: '{ "webhook": {…}, "warnings": [], "signingSecret"?, "publicKey"? }',
  async run({ io, json, config }, [idOrName = ''], given) {
    const chosen = await rotation(io, given);
    const rotated = await withHost(io, { config }, (host) => host.webhooks.rotateSigningSecret(idOrName, chosen));
    if (json) printJson(io, rotated);
    else show(io, rotated.webhook, rotated);
  },
});

export const rotateConnectionSecret: AnyCommand = defineCommand<Options>({
  name: 'rotate',
  summary,
  arguments: [connectionArgument],
  options,
  examples: ['eilbote connections rotate CRM'],
  json: '{ "connection": {…}, "warnings": [], "signingSecret"?, "publicKey"? }',
  async run({ io, json, config }, [idOrName = ''], given) {
    const chosen = await rotation(io, given);
    const rotated = await withHost(io, { config }, (host) => host.connections.rotateSigningSecret(idOrName, chosen));
    if (json) printJson(io, rotated);
    else show(io, rotated.connection, rotated);
  },
});

async function rotation(io: Io, { overlap, scheme, secret }: Options): Promise<RotateOptions> {
  const from = secret === 'ask' ? { name: 'signingSecret' } : { name: 'signingSecret', from: secret ?? '' };
  return {
    ...overlapOf(overlap),
    ...(scheme === undefined ? {} : { scheme: oneOf(scheme, ['v1', 'v1a']) }),
    ...(secret === undefined ? {} : { secret: await readSecret(io, from) }),
  };
}

interface Shown {
  readonly definition: { readonly name: string };
  readonly signing?: SigningView;
}

function show(
  io: Io,
  { definition, signing }: Shown,
  rotated: NewSigning & { readonly warnings: Parameters<typeof printWarnings>[1] },
): void {
  const until = signing?.previous?.until;
  const text =
    until === undefined
      ? {
          de: `„${definition.name}“ signiert ab sofort nur noch mit dem neuen Geheimnis.`,
          en: `"${definition.name}" signs with the new secret alone from now on.`,
        }
      : {
          de: `„${definition.name}“ signiert mit dem neuen Geheimnis, bis ${localTime(Date.parse(until), 'de')} auch noch mit dem alten.`,
          en: `"${definition.name}" signs with the new secret, and with the old one too until ${localTime(Date.parse(until), 'en')}.`,
        };
  io.out(`${styled(io, 'green', '✓')} ${say(io, text)}`);
  showNewSigning(io, rotated);
  printWarnings(io, rotated.warnings);
}
