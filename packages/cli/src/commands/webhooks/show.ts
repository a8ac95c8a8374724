import { defineCommand } from '../../command.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { webhookArgument } from './webhook-argument.ts';
import { showWebhook } from './show-webhook.ts';

export const showOneWebhook = defineCommand({
  name: 'show',
  summary: { de: 'zeigt einen Webhook mit allen Einstellungen', en: 'shows a webhook with all its settings' },
  arguments: [webhookArgument],
  examples: ['eilbote webhooks show "Neue Projekte"', 'eilbote webhooks show "Neue Projekte" --json > webhook.json'],
  json: '{ "webhook": { "id", "version", "status", "definition", "problems": [] }, "waiting": { "untried", "tried", "held" } }',
  async run({ io, json, config }, [name = '']) {
    const { webhook, waiting } = await withHost(io, { config }, async (host) => ({
      webhook: await host.webhooks.get(name),
      waiting: await host.webhooks.countWaiting(name),
    }));
    if (json) printJson(io, { webhook, waiting });
    else showWebhook(io, webhook, waiting.untried + waiting.tried);
  },
});
