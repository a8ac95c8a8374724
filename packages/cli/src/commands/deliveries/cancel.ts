import { defineCommand } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { countOfDeliveries } from '../../texts/counts.ts';
import { withHost } from '../../session.ts';

interface Options {
  readonly webhook?: string;
}

export const cancelDeliveries = defineCommand<Options>({
  name: 'cancel',
  summary: { de: 'bricht wartende Zustellungen ab', en: 'cancels deliveries that wait' },
  arguments: [{ name: '[deliveries...]', text: { de: 'Kennungen (dlv_…)', en: 'ids (dlv_…)' } }],
  options: [
    {
      flags: '--webhook <webhook>',
      text: { de: 'alle wartenden dieses Webhooks', en: 'all that wait of this webhook' },
    },
  ],
  examples: ['eilbote deliveries cancel dlv_01k…', 'eilbote deliveries cancel --webhook "Neue Projekte"'],
  json: '{ "cancelled": [id, …] }',
  async run({ io, json, config }, ids, { webhook }) {
    if (ids.length === 0 && webhook === undefined) throw ARGUMENT_MISSING({ argument: '<deliveries…>, --webhook' });
    const cancelled = await withHost(io, { config }, async (host) => {
      for (const id of ids) await host.deliveries.get(id);
      const ofWebhook = webhook === undefined ? {} : { webhook: (await host.webhooks.get(webhook)).id };
      return host.deliveries.cancel({ ...(ids.length === 0 ? {} : { ids }), ...ofWebhook });
    });
    if (json) printJson(io, { cancelled });
    else {
      const count = countOfDeliveries(cancelled.length);
      const text = { de: `${count.de} abgebrochen.`, en: `${count.en} cancelled.` };
      io.out(`${styled(io, cancelled.length > 0 ? 'green' : 'yellow', '✓')} ${say(io, text)}`);
      if (cancelled.length < ids.length) {
        note(io, {
          de: 'Die übrigen warten nicht: Sie werden gerade gesendet oder sind schon beendet.',
          en: 'The others do not wait: they are being sent or have ended.',
        });
      }
    }
    return cancelled.length < ids.length ? exitCodes.conflict : exitCodes.ok;
  },
});
