import { defineCommand } from '../../command.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { localTime } from '../../output/time.ts';
import { withHost } from '../../session.ts';
import { webhookArgument } from './webhook-argument.ts';

export const webhookVersions = defineCommand({
  name: 'versions',
  summary: { de: 'zeigt, wann ein Webhook gespeichert wurde', en: 'shows when a webhook was saved' },
  arguments: [webhookArgument],
  examples: ['eilbote webhooks versions "Neue Projekte"'],
  json: '{ "versions": [{ "version", "revision", "savedAt" }] }',
  async run({ io, json, config }, [idOrName = '']) {
    const versions = await withHost(io, { config }, (host) => host.webhooks.versions(idOrName));
    if (json) {
      printJson(io, { versions });
      return;
    }
    const head = io.language === 'de' ? ['Fassung', 'gespeichert'] : ['version', 'saved'];
    io.out(
      table(
        head,
        versions.map(({ version, savedAt }) => [String(version), localTime(savedAt, io.language)]),
      ),
    );
  },
});
