import type { Host, LocalizedText, WebhookInput, WebhookView } from '@eilbote/core';
import { parsed } from '../../arguments/input-file.ts';
import { wholeNumber } from '../../arguments/numbers.ts';
import { defineCommand, type OptionDefinition } from '../../command.ts';
import { ARGUMENT_INVALID, ARGUMENT_MISSING } from '../../errors.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note, printWarnings } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { overlapOf, overlapOption } from '../signing/signing-options.ts';
import { applyOptions, hasOptions, objectOf } from './apply-options.ts';
import { withConnectionId } from './connection-id.ts';
import { definitionOptions, type DefinitionOptions } from './definition-options.ts';
import { inEditor } from './editor.ts';
import { waitingChoice, waitingOption } from './waiting-choice.ts';
import { webhookArgument } from './webhook-argument.ts';

interface Options extends DefinitionOptions {
  readonly removeAttribute?: readonly string[];
  readonly removeHeader?: readonly string[];
  readonly waiting?: string;
  readonly ifVersion?: string;
  readonly overlap?: string;
}

const ownOptions: readonly OptionDefinition[] = [
  {
    flags: '--remove-attribute <names...>',
    text: { de: 'Attribute entfernen', en: 'remove attributes' },
  },
  { flags: '--remove-header <names...>', text: { de: 'Kopfzeilen entfernen', en: 'remove headers' } },
  overlapOption,
  waitingOption,
  {
    flags: '--if-version <number>',
    text: {
      de: 'nur speichern, wenn der Webhook noch diese Fassung hat',
      en: 'save only if the webhook still has this version',
    },
  },
];

export const editWebhook = defineCommand<Options>({
  name: 'edit',
  summary: {
    de: 'ändert einen Webhook: durch Optionen, eine Datei oder im Editor',
    en: 'changes a webhook: by options, a file, or in the editor',
  },
  arguments: [webhookArgument],
  options: [...definitionOptions, ...ownOptions],
  examples: [
    'eilbote webhooks edit "Neue Projekte" --url https://example.com/new',
    'eilbote webhooks edit "Neue Projekte" --field AuftragsNr Bauvorhaben --waiting keep',
    'eilbote webhooks edit "Neue Projekte"',
  ],
  json: '{ "webhook": {…}, "warnings": [], "cancelled": number }',
  async run({ io, json, config }, [name = ''], options) {
    if (!hasOptions(options) && (!io.isTerminal || json)) {
      throw ARGUMENT_MISSING({ argument: '--url, --attribute, --file, …' });
    }
    const saved = await withHost(io, { config }, async (host) => {
      const webhook = await host.webhooks.get(name);
      // Switched off and on by its own commands: an edit of something else must not switch it.
      const before: WebhookInput = { ...webhook.definition, active: webhook.status !== 'inactive' };
      if (hasOptions(options)) return save(io, host, webhook, await changed(io, before, options), options);
      const text = `${JSON.stringify(before, null, 2)}\n`;
      return inEditor(io, text, async (edited) => {
        if (edited === text) return undefined;
        return save(io, host, webhook, objectOf(parsed(edited, 'editor'), 'editor') as WebhookInput, options);
      });
    });
    if (saved === undefined) note(io, { de: 'Nichts geändert.', en: 'Nothing changed.' });
    else if (json) printJson(io, saved);
    else {
      const { webhook, warnings, cancelled } = saved;
      const text = {
        de: `Webhook „${webhook.definition.name}“ gespeichert, Fassung ${webhook.version}.`,
        en: `Webhook "${webhook.definition.name}" saved, version ${webhook.version}.`,
      };
      io.out(`${styled(io, 'green', '✓')} ${say(io, text)}`);
      if (cancelled > 0) io.out(say(io, { de: `${cancelled} abgebrochen.`, en: `${cancelled} cancelled.` }));
      printWarnings(io, warnings);
    }
  },
});

async function changed(io: Io, before: WebhookInput, options: Options): Promise<WebhookInput> {
  const { removeAttribute = [], removeHeader = [] } = options;
  const input = await applyOptions(io, before, options);
  const gone = new Set(removeHeader.map((name) => name.toLowerCase()));
  namesOf(before.attributes, removeAttribute, { de: 'der Name eines Attributs', en: 'the name of an attribute' });
  const headers = (before.headers ?? []).map(({ name }) => ({ name: name.toLowerCase() }));
  namesOf(headers, [...gone], { de: 'der Name einer Kopfzeile', en: 'the name of a header' });
  return {
    ...input,
    ...(input.attributes && { attributes: input.attributes.filter((one) => !removeAttribute.includes(one.name)) }),
    ...(input.headers && { headers: input.headers.filter((one) => !gone.has(one.name.toLowerCase())) }),
  };
}

/** A mistyped name would remove nothing, and nobody would notice. @throws ARGUMENT_INVALID */
function namesOf(
  known: readonly { readonly name: string }[] = [],
  names: readonly string[],
  expected: LocalizedText,
): void {
  const wrong = names.find((name) => !known.some((one) => one.name === name));
  if (wrong === undefined) return;
  const all = known.map(({ name }) => name).join(', ');
  throw ARGUMENT_INVALID({
    argument: wrong,
    expected: { de: `${expected.de} (${all || 'keine vorhanden'})`, en: `${expected.en} (${all || 'there are none'})` },
  });
}

async function save(io: Io, host: Host, webhook: WebhookView, input: WebhookInput, options: Options) {
  const { waiting, ifVersion, overlap } = options;
  const choice = await waitingChoice(io, host, webhook.id, waiting, 'all');
  return host.webhooks.update(webhook.id, await withConnectionId(host, input), {
    version: wholeNumber(ifVersion, { least: 1 }) ?? webhook.version,
    ...(choice === undefined ? {} : { waiting: choice }),
    ...overlapOf(overlap),
  });
}
