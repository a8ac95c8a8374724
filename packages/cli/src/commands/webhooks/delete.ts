import { defineCommand } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled } from '../../io.ts';
import { agreed, requireConsent } from '../../output/agreed.ts';
import { printJson } from '../../output/json.ts';
import { countOfDeliveries, countOfWaiting } from '../../texts/counts.ts';
import { withHost } from '../../session.ts';
import { webhookArgument } from './webhook-argument.ts';

interface Options {
  readonly yes?: true;
}

export const deleteWebhook = defineCommand<Options>({
  name: 'delete',
  summary: {
    de: 'löscht einen Webhook; sein Verlauf bleibt, wartende Zustellungen werden abgebrochen',
    en: 'deletes a webhook; its history stays, deliveries that wait are cancelled',
  },
  arguments: [webhookArgument],
  options: [{ flags: '-y, --yes', text: { de: 'ohne Rückfrage', en: 'without asking' } }],
  examples: ['eilbote webhooks delete "Neue Projekte"', 'eilbote webhooks delete "Neue Projekte" --yes --json'],
  json: '{ "webhook": id, "cancelled": number }',
  async run({ io, json, config }, [idOrName = ''], { yes }) {
    return withHost(io, { config }, async (host) => {
      const { id, definition } = await host.webhooks.get(idOrName);
      requireConsent(io, { json, yes });
      if (yes !== true) {
        const { untried, tried } = await host.webhooks.countWaiting(id);
        const waiting = countOfWaiting(untried + tried);
        const question = {
          de: `Webhook „${definition.name}“ löschen? ${waiting.de}; das wird abgebrochen.`,
          en: `Delete webhook "${definition.name}"? ${waiting.en}; that is cancelled.`,
        };
        const refused = { de: 'Nichts gelöscht.', en: 'Nothing deleted.' };
        if (!(await agreed(io, question, refused))) return exitCodes.failure;
      }
      const { cancelled } = await host.webhooks.delete(id);
      if (json) printJson(io, { webhook: id, cancelled });
      else {
        const count = countOfDeliveries(cancelled);
        const text = {
          de: `Webhook „${definition.name}“ gelöscht, ${count.de} abgebrochen.`,
          en: `Webhook "${definition.name}" deleted, ${count.en} cancelled.`,
        };
        io.out(`${styled(io, 'green', '✓')} ${say(io, text)}`);
      }
      return exitCodes.ok;
    });
  },
});
