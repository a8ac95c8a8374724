import { defineCommand } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note, printWarnings } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { applyOptions } from './apply-options.ts';
import { withConnectionId } from './connection-id.ts';
import { definitionOptions, type DefinitionOptions } from './definition-options.ts';

export const createWebhook = defineCommand<DefinitionOptions>({
  name: 'create',
  summary: { de: 'legt einen Webhook an', en: 'makes a webhook' },
  options: definitionOptions,
  examples: [
    'eilbote webhooks create --name "Neue Projekte" --event project.created --url https://example.com/hook',
    'eilbote webhooks create --name Monteure --event project.awarded --url https://example.com/hook \\\n    --attribute quelle=ERP kunde:=Kunden.Name1 --secret-attribute token@env:TOKEN --condition "Status >= 5" --mode evaluate',
    'eilbote webhooks create --file webhook.json',
  ],
  json: '{ "webhook": {…}, "warnings": [{ "path", "code", "text" }] }',
  async run({ io, json, config }, _args, options) {
    const missing = missingOptions(options);
    if (missing.length > 0) throw ARGUMENT_MISSING({ argument: missing.join(', ') });
    const input = await applyOptions(io, {}, options);
    const { webhook, warnings } = await withHost(io, { config, makes: true }, async (host) =>
      host.webhooks.create(await withConnectionId(host, input)),
    );
    if (json) {
      printJson(io, { webhook, warnings });
      return;
    }
    const text = {
      de: `Webhook „${webhook.definition.name}“ angelegt.`,
      en: `Webhook "${webhook.definition.name}" made.`,
    };
    io.out(`${styled(io, 'green', '✓')} ${say(io, text)}  ${styled(io, 'dim', webhook.id)}`);
    printWarnings(io, warnings);
    note(io, {
      de: `Vorschau: eilbote webhooks preview ${webhook.id} --example`,
      en: `Preview: eilbote webhooks preview ${webhook.id} --example`,
    });
  },
});

/** What no webhook can do without, as options: a file may have it. */
function missingOptions({ file, name, event, url, connection }: DefinitionOptions): readonly string[] {
  if (file !== undefined) return [];
  const needed = { '--name': name, '--event': event, '--url': url ?? connection };
  return Object.entries(needed).flatMap(([flag, given]) => (given === undefined ? [flag] : []));
}
