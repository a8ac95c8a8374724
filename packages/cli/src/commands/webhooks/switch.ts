import type { LocalizedText, WebhookStatus } from '@eilbote/core';
import { oneOf } from '../../arguments/numbers.ts';
import { defineCommand, type AnyCommand } from '../../command.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { statusWords } from '../../texts/words.ts';
import { waitingChoice, waitingOption } from './waiting-choice.ts';
import { webhookArgument } from './webhook-argument.ts';

interface Options {
  readonly waiting?: string;
}

/** A command that switches a webhook; only switching on and off has to say something about waiting deliveries. */
function switching(name: string, status: WebhookStatus, summary: LocalizedText, decidesWaiting: boolean): AnyCommand {
  return defineCommand<Options>({
    name,
    summary,
    arguments: [webhookArgument],
    ...(decidesWaiting ? { options: [waitingOption] } : {}),
    examples: [`eilbote webhooks ${name} "Neue Projekte"`],
    json: '{ "webhook": {…} }',
    async run({ io, json, config }, [idOrName = ''], { waiting }) {
      const webhook = await withHost(io, { config }, async (host) => {
        const { id } = await host.webhooks.get(idOrName);
        if (!decidesWaiting) return host.webhooks.setStatus(id, status);
        const choice =
          status === 'active'
            ? await waitingChoice(io, host, id, waiting, 'held')
            : waiting && oneOf(waiting, ['keep', 'cancel']);
        return host.webhooks.setStatus(id, status, choice || undefined);
      });
      if (json) printJson(io, { webhook });
      else {
        io.out(`${styled(io, 'green', '✓')} ${webhook.definition.name}: ${say(io, statusWords[webhook.status])}`);
      }
    },
  });
}

export const enableWebhook = switching(
  'enable',
  'active',
  { de: 'stellt einen Webhook auf aktiv', en: 'makes a webhook active' },
  true,
);

export const disableWebhook = switching(
  'disable',
  'inactive',
  {
    de: 'stellt einen Webhook auf inaktiv; wartende Zustellungen werden festgehalten',
    en: 'makes a webhook inactive; deliveries that wait are held',
  },
  true,
);

export const pauseWebhook = switching(
  'pause',
  'paused',
  {
    de: 'pausiert einen Webhook: Zustellungen werden gesammelt und später gesendet',
    en: 'pauses a webhook: deliveries are collected and sent later',
  },
  false,
);

export const resumeWebhook = switching(
  'resume',
  'active',
  { de: 'setzt einen pausierten Webhook fort', en: 'resumes a paused webhook' },
  false,
);
