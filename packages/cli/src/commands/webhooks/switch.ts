import type { LocalizedText, WebhookStatus } from '@eilbote/core';
import { oneOf } from '../../arguments/numbers.ts';
import { defineCommand, type AnyCommand, type OptionDefinition } from '../../command.ts';
import { WEBHOOK_INACTIVE } from '../../errors.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { statusWords } from '../../texts/words.ts';
import { waitingChoice, waitingOption } from './waiting-choice.ts';
import { webhookArgument } from './webhook-argument.ts';

interface Options {
  readonly waiting?: string;
}

interface Switch {
  readonly name: string;
  readonly status: WebhookStatus;
  readonly summary: LocalizedText;
  /** What becomes of deliveries that wait; pausing and resuming change nothing about them. */
  readonly waiting?: OptionDefinition;
}

function switching({ name, status, summary, waiting: waitingOption }: Switch): AnyCommand {
  return defineCommand<Options>({
    name,
    summary,
    arguments: [webhookArgument],
    ...(waitingOption === undefined ? {} : { options: [waitingOption] }),
    examples: [`eilbote webhooks ${name} "Neue Projekte"`],
    json: '{ "webhook": {…} }',
    async run({ io, json, config }, [idOrName = ''], { waiting }) {
      const webhook = await withHost(io, { config }, async (host) => {
        const { id, definition, status: before } = await host.webhooks.get(idOrName);
        if (waitingOption === undefined) {
          // Somebody has switched it off: pausing would make it collect, resuming would switch it on.
          if (before === 'inactive') throw WEBHOOK_INACTIVE({ webhook: definition.name });
          return host.webhooks.setStatus(id, status);
        }
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

/** Nothing is sent by a webhook that is switched off, so there is nothing to rebuild. */
const holdOption: OptionDefinition = {
  flags: '--waiting <keep|cancel>',
  text: {
    de: 'wartende Zustellungen festhalten (keep, die Vorgabe) oder abbrechen (cancel)',
    en: 'hold deliveries that wait (keep, the default) or cancel them',
  },
};

export const enableWebhook = switching({
  name: 'enable',
  status: 'active',
  summary: { de: 'stellt einen Webhook auf aktiv', en: 'makes a webhook active' },
  waiting: waitingOption,
});

export const disableWebhook = switching({
  name: 'disable',
  status: 'inactive',
  summary: {
    de: 'stellt einen Webhook auf inaktiv; wartende Zustellungen werden festgehalten',
    en: 'makes a webhook inactive; deliveries that wait are held',
  },
  waiting: holdOption,
});

export const pauseWebhook = switching({
  name: 'pause',
  status: 'paused',
  summary: {
    de: 'pausiert einen Webhook: Zustellungen werden gesammelt und später gesendet',
    en: 'pauses a webhook: deliveries are collected and sent later',
  },
});

export const resumeWebhook = switching({
  name: 'resume',
  status: 'active',
  summary: { de: 'setzt einen pausierten Webhook fort', en: 'resumes a paused webhook' },
});
