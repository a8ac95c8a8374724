import { maskUrl, type WebhookView } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { withHost } from '../../session.ts';
import { statusStyles, statusWords } from '../../texts/words.ts';

export const listWebhooks = defineCommand({
  name: 'list',
  summary: { de: 'zeigt alle Webhooks', en: 'shows all webhooks' },
  examples: ['eilbote webhooks', 'eilbote webhooks list --json'],
  json: '{ "webhooks": [{ "id", "version", "status", "definition": {…, "url" masked}, "problems": [] }] }',
  async run({ io, json, config }) {
    const webhooks = await withHost(io, { config }, (host) => host.webhooks.list());
    if (json) {
      printJson(io, { webhooks: webhooks.map(masked) });
      return;
    }
    if (webhooks.length === 0) {
      note(io, {
        de: 'Noch keine Webhooks. Anlegen: eilbote webhooks create --name … --event … --url …',
        en: 'No webhooks yet. Make one: eilbote webhooks create --name … --event … --url …',
      });
      return;
    }
    const de = io.language === 'de';
    const head = de ? ['Name', 'Ereignis', 'Ziel', 'Status', 'Kennung'] : ['name', 'event', 'target', 'status', 'id'];
    io.out(
      table(
        head,
        webhooks.map((webhook) => row(io, webhook)),
      ),
    );
  },
});

function row(io: Io, webhook: WebhookView): string[] {
  const { id, status, definition, problems, locked } = webhook;
  const marks = [
    styled(io, statusStyles[status], say(io, statusWords[status])),
    ...(locked ? [styled(io, 'red', say(io, { de: 'Schlüssel fehlt', en: 'key missing' }))] : []),
    ...(problems.length > 0
      ? [styled(io, 'red', say(io, { de: `${problems.length} Problem(e)`, en: `${problems.length} problem(s)` }))]
      : []),
  ];
  const goal = definition.connection ?? (definition.url === undefined ? '' : hostOnly(definition.url));
  return [definition.name, definition.event, goal, marks.join(', '), id];
}

/** Path and query of a URL are often a credential. */
function hostOnly(url: string): string {
  const read = URL.parse(url);
  return read === null ? maskUrl(url) : `${read.protocol}//${read.host}`;
}

function masked(webhook: WebhookView): WebhookView {
  const { url } = webhook.definition;
  return url === undefined ? webhook : { ...webhook, definition: { ...webhook.definition, url: maskUrl(url) } };
}
